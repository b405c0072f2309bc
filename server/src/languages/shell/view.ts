import type { Embedding } from '../../core/node.ts';
import { readScript } from './script.ts';
import type { Heredoc, SimpleCommand } from './syntax.ts';

/** A script that a shell reads, wherever its host keeps it. */
export interface HeldScript {
  readonly text: string;
  /** Holds it as its script, so that edits may go through `splice`. */
  readonly embedding: Embedding;
  /** The program and its options where the text itself names them; absent: the shell in force. */
  readonly program?: string;
  readonly options: readonly string[];
}

const held = new WeakMap<Embedding, readonly HeldScript[]>();

/**
 * The scripts in a command line of a host: it itself, the body that it hands to a shell (`bash <<EOF`),
 * the word behind `-c` in a list of words. Read once per embedding.
 */
export function scriptsIn(embedding: Embedding): readonly HeldScript[] {
  let scripts = held.get(embedding);
  if (!scripts) held.set(embedding, (scripts = readHeld(embedding)));
  return scripts;
}

function readHeld(embedding: Embedding): readonly HeldScript[] {
  const { script, words } = embedding;
  if (script) {
    const own = { text: script.text, embedding, ...shebang(script.text) };
    return [own, ...handedOver(embedding)];
  }
  return words ? inWords(words) : [];
}

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(sh|bash|dash|ash)$/;

/** What a first line such as `#!/usr/bin/env -S bash -e` names. */
function shebang(text: string): Pick<HeldScript, 'program' | 'options'> {
  const line = /^\s*#!([^\n]*)/.exec(text)?.[1];
  if (line === undefined) return { options: [] };
  const [first = '', ...rest] = line.trim().split(/\s+/);
  const words = first.endsWith('/env') ? rest.filter((word) => word !== '-S') : [first, ...rest];
  return { program: words[0] ?? '', options: words.slice(1) };
}

function inWords(words: NonNullable<Embedding['words']>): readonly HeldScript[] {
  const [first, ...rest] = words;
  const program = SHELL.exec(first?.text ?? '')?.[1];
  const at = rest.findIndex(({ text }) => /^-[a-z]*c$/.test(text));
  const word = rest[at + 1];
  if (!program || at < 0 || !word) return [];
  const options = rest.slice(0, at + 1).map(({ text }) => text);
  const script = { text: word.text, map: word.map, style: word.style };
  return [{ text: word.text, embedding: { language: 'shell', script }, program, options }];
}

/** The body of `bash <<'EOF'`; the outer shell fills in those without quotes, so they must have nothing to fill. */
function handedOver({ script }: Embedding): readonly HeldScript[] {
  if (!script?.text.includes('<<')) return [];
  const read = readScript(script.text);
  const owned = read.items.flatMap((item) => (item.kind === 'pipeline' ? item.commands : []));
  return owned.flatMap((command) =>
    command.kind === 'simple' ? command.bodies.flatMap((body) => bodyOf(command, body)) : [],
  );

  function bodyOf({ words }: SimpleCommand, body: Heredoc): readonly HeldScript[] {
    const [first, ...rest] = words.map(({ text }) => text);
    const program = SHELL.exec(first ?? '')?.[1];
    if (!program || rest.some((text) => !/^-[a-z]+$/.test(text) || text.includes('c'))) return [];
    if (!body.literal && /[$`\\]/.test(body.text)) return [];
    const inner = { text: body.text, map: body.map.within(script!.map), style: script!.style };
    return [
      { text: body.text, embedding: { language: 'shell', script: inner }, program, options: rest },
    ];
  }
}
