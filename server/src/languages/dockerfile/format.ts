import type { FormatOptions, Formatter, Segment } from '../../core/language.ts';
import type { Edit } from '../../core/span.ts';
import { readDirective } from './directives.ts';
import { contentEnd, skipBlank } from './lines.ts';
import { leading } from './parse.ts';
import { DIRECTIVE } from './segments.ts';
import { leadingEdits, type Place } from './format-leading.ts';
import { instructionEdits, type Style } from './format-lines.ts';
import { newLineIndent } from './format-new-line.ts';

/** In so many instructions the habit of a file shows. */
const ENOUGH = 200;

/**
 * The formatter of a Dockerfile: what it writes is read as what was there before. Blanks within quotes,
 * here-documents and scripts stay, and so does an instruction that is unknown, broken or half-typed.
 */
export function formatter(
  text: string,
  segments: readonly Segment[],
  options: FormatOptions,
  isKnown: (keyword: string) => boolean,
): Formatter {
  const style = { ...options, isKnown, lower: isLower(text, segments, isKnown) };
  const border = /\r?\n/.exec(text)?.[0] ?? '\n';
  const firstFrom = segments.findIndex(({ entity }) => entity === 'FROM');
  const ownOf = ({ from, to }: Segment) => text.slice(from, to);
  return {
    edits(index) {
      const segment = segments[index]!;
      const own = ownOf(segment);
      const { edits, head, isDone } =
        segment.entity === DIRECTIVE
          ? { edits: directiveEdits(own), head: 0, isDone: true }
          : wholeEdits(own, segment, style, {
              isTop: segment.from === 0,
              border: segment.entity === 'FROM' && index > firstFrom ? border : undefined,
            });
      const isOpen = isDone && segment.to === text.length && own !== '' && !own.endsWith('\n');
      const end = { from: own.length, to: own.length, text: border };
      return { edits: isOpen ? [...edits, end] : edits, head };
    },
    newLine(index, at) {
      const segment = segments[index];
      if (!segment || segment.entity === DIRECTIVE) return undefined;
      return newLineIndent(ownOf(segment), segment.mode, at, options);
    },
  };
}

/** The edits of what is no directive; `isDone` where its last line may get a line break. */
function wholeEdits(
  own: string,
  { mode }: Segment,
  style: Style,
  place: Omit<Place, 'isLast'>,
): { readonly edits: readonly Edit[]; readonly head: number; readonly isDone: boolean } {
  const { at } = leading(own);
  const isLast = at === own.length;
  const lead = leadingEdits(own, at, { ...place, isLast });
  const body = isLast ? [] : instructionEdits(own, at, mode, style);
  const isDone = body !== undefined && !(isLast && lead.at(-1)?.to === own.length);
  return { edits: [...lead, ...(body ?? [])], head: at, isDone };
}

/** What a file writes most of its instructions in. */
function isLower(
  text: string,
  segments: readonly Segment[],
  isKnown: (keyword: string) => boolean,
): boolean {
  let [lower, upper, seen] = [0, 0, 0];
  for (const { from, to, entity } of segments) {
    if (!isKnown(entity) || ++seen > ENOUGH) continue;
    const own = text.slice(from, to);
    const { at } = leading(own);
    const start = skipBlank(own, at, own.length);
    const written = own.slice(start, start + entity.length);
    if (written === entity) upper++;
    else if (written === entity.toLowerCase()) lower++;
  }
  return lower > upper;
}

/** `# key=value` */
function directiveEdits(line: string): readonly Edit[] {
  const directive = readDirective(line);
  if (!directive?.value.text) return [];
  const { key, label, value } = directive;
  const start = line.startsWith('\uFEFF') ? 1 : 0;
  const edits: readonly Edit[] = [
    { from: start, to: label.from, text: '# ' },
    { from: label.from, to: label.to, text: key },
    { from: label.to, to: value.from, text: '=' },
    { from: value.to, to: contentEnd(line, 0, line.length), text: '' },
  ];
  return edits.filter(({ from, to, text }) => line.slice(from, to) !== text);
}
