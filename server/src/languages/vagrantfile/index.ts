import type { Claim, FileHead, LanguageModule, Resources } from '../../core/language.ts';
import type { Language, Segment, Slot } from '../../core/language.ts';
import { type Node, walk } from '../../core/node.ts';
import { edits } from './edits.ts';
import { foldsOf } from './folds.ts';
import { isNear, naming } from './names.ts';
import { createParser, type ParseRuby } from './prism.ts';
import { createVocabulary, type Vocabulary } from './places.ts';
import { paints } from './paints.ts';
import { createProbe, MARK } from './probe.ts';
import { readTree } from './read.ts';

const vagrantfile: LanguageModule = {
  id: 'vagrant',
  typical: { path: 'Vagrantfile', languageId: 'vagrantfile' },
  needs: ['prism.wasm', 'vagrant/vagrant'],
  claims,
  create,
};

export default vagrantfile;

const CONTENT = /^[ \t]*Vagrant(?:\.configure\b|::Config\.run\b)/m;

/** Language ids that say nothing against a Vagrantfile. */
const NEUTRAL: ReadonlySet<string> = new Set([
  '',
  'ruby',
  'plaintext',
  'vagrant',
  'vagrantfile',
  'chef',
]);

/** Vagrant itself looks for `Vagrantfile` and `vagrantfile`; other names have to look like one. */
function claims({ path, languageId, head }: FileHead): Claim | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isOurs = languageId === 'vagrant' || languageId === 'vagrantfile';
  if (isOurs || /^vagrantfile$/i.test(name)) return { confidence: 'sure', kind: 'vagrantfile' };
  if (!NEUTRAL.has(languageId)) return undefined;
  const isNamed = /^Vagrantfile\.(?!md$|erb$|lock$)|\.vagrantfile$/i.test(name);
  if (isNamed && CONTENT.test(head)) return { confidence: 'sure', kind: 'vagrantfile' };
  if (isNamed || ((languageId !== '' || name.endsWith('.rb')) && CONTENT.test(head)))
    return { confidence: 'guess', kind: 'vagrantfile' };
  return undefined;
}

function create({ facts, bytes }: Resources): Language {
  const parseRuby = createParser(bytes('prism.wasm'));
  const vocabulary = createVocabulary(facts);
  return {
    id: 'vagrant',
    segments: (text): readonly Segment[] =>
      text === ''
        ? []
        : [{ from: 0, to: text.length, within: [], entity: 'Vagrantfile', document: 0, mode: '' }],
    parse: (text) => {
      const tree = parseRuby(text);
      return tree ? readTree(tree, vocabulary) : [];
    },
    slot: (text, _segment, offset) => slotAt(parseRuby, vocabulary, text, offset),
    neighbours: (nodes) => neighbours(facts, nodes),
    folds(text) {
      const tree = parseRuby(text);
      return tree ? foldsOf(tree) : [];
    },
    paints,
    naming,
    edits,
  };
}

/** Reads the text with a mark at the cursor, and asks what the mark became. */
function slotAt(
  parseRuby: ParseRuby,
  vocabulary: Vocabulary,
  text: string,
  offset: number,
): Slot | undefined {
  const tree = parseRuby(text.slice(0, offset) + MARK + text.slice(offset));
  if (!tree) return undefined;
  const probe = createProbe(tree, text, offset);
  readTree(tree, vocabulary, probe);
  return probe.found();
}

/** Files that settings name, relative to the document; the facts tell which settings do. */
function neighbours(facts: Resources['facts'], nodes: readonly Node[]): readonly string[] {
  const files = new Set<string>();
  for (const { kind, addresses, value } of walk(nodes)) {
    const place = addresses[0];
    if (kind !== 'setting' || typeof value !== 'string' || !place) continue;
    if (facts.at(place)?.parts !== 'file') continue;
    if (isNear(value)) files.add(value.replace(/^\.\//, ''));
  }
  return [...files];
}
