import { address } from '../../core/address.ts';
import type { Claim, FileHead, Language, LanguageModule, Slot } from '../../core/language.ts';
import { leading } from './leading.ts';
import { parse } from './parse.ts';
import { folds, rescan, segments } from './segments.ts';

const FILE = /\.(?:sh|bash|ksh|zsh)$/i;
/** What editors call languages of this family. */
const IDS: ReadonlySet<string> = new Set(['shellscript', 'sh', 'bash', 'zsh', 'ksh']);
/** Of the same id in editors, but read in another way. */
const OTHER_FILE = /(?:^|[/.])(?:t?csh|t?cshrc|login|fish|ps1|bat|cmd)$/i;
/** Files that another program turns into a script. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|tmpl|tpl|template|mustache|gotmpl|in)$/i;
/** The program that a first line names, `env` and its flags apart. */
const INTERPRETER =
  /^\uFEFF?#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-\S+[ \t]+|\w+=\S*[ \t]+)*(?:\S*\/)?)?([\w.+-]+)/;
const SHELL = /^(?:ba|da|a|k|mk|z|bos)?sh[\d.]*$|^busybox$|^bats$/;

/** A script for a POSIX shell or one of its kin, by its name or by what the editor says; the first line can deny it. */
function claims({ path, languageId, head }: FileHead): Claim | undefined {
  if (OTHER_FILE.test(path)) return undefined;
  if (!IDS.has(languageId) && !FILE.test(path)) return undefined;
  const program = INTERPRETER.exec(head)?.[1];
  if (program !== undefined && !SHELL.test(program)) return undefined;
  return { confidence: TEMPLATE.test(path) ? 'guess' : 'sure', kind: 'script' };
}

const script: LanguageModule = {
  id: 'script',
  typical: { path: 'run.sh', languageId: 'shellscript' },
  claims,
  needs: [],
  create: (): Language => ({
    id: 'script',
    segments: (text) => segments(text),
    rescan,
    parse: (text) => parse(text),
    slot: (text, _segment, offset) => slotBefore(text, offset),
    folds: (text) => folds(text),
    edits: { spell: String, remove: (node) => node, insertChild: () => undefined },
  }),
};

export default script;

/** On an empty line a command may begin; in a comment nothing is offered. */
function slotBefore(text: string, offset: number): Slot | undefined {
  const { at } = leading(text);
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset > at && at < text.length) return undefined;
  if (!/^\uFEFF?[ \t]*$/.test(text.slice(line, offset))) return undefined;
  return {
    prefix: address('cli'),
    role: 'command',
    replace: { from: offset, to: offset },
    typed: '',
    siblings: [],
  };
}
