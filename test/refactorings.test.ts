import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../server/src/core/document.ts';
import type { Refactoring } from '../server/src/core/language.ts';
import { type Node, walk } from '../server/src/core/node.ts';
import type { Span } from '../server/src/core/span.ts';
import { format } from '../server/src/features/formatting.ts';
import { refactorings } from '../server/src/features/refactorings.ts';
import { dockerfiles } from './dockerfiles.ts';
import { dockerfileTexts } from './dockerfile-texts.ts';
import { applyEdits } from './fences.ts';
import { open } from './harness.ts';
import { tries } from './seeds.ts';
import { CASES, REFUSED } from './refactorings/cases.ts';
import { worldIn, worldOf } from './world.ts';

interface Marked {
  readonly text: string;
  readonly span: Span;
}

function marked(text: string): Marked {
  const [before = '', ...rest] = text.split('<|>');
  const length = rest.length > 1 ? rest[0]!.length : 0;
  return {
    text: before + rest.join(''),
    span: { from: before.length, to: before.length + length },
  };
}

const offered = (document: Document, span: Span): readonly Refactoring[] =>
  refactorings(worldOf(document), span);

/** What a node says where it is a command, a flag or an argument of one, or sets something. */
const tell = ({ addresses, value }: Node): string =>
  `${addresses.map(({ space, path }) => `${space}:${path.join('/')}`).join(' ')} ${String(value)}`;

/** The shell that a form names, or leaves to the builder. */
const SHELL = /^cli:(?:sh|bash|ash|dash)(?:\/-[a-z]+)? /;

/** Everything that is run and set in a document, in no order; shells apart, which another form may name. */
function doings(document: Document): readonly string[] {
  const found: string[] = [];
  for (const { nodes } of document.parts)
    for (const node of walk(nodes)) {
      const isRun = node.addresses.some(({ space }) => space === 'cli' || space === 'package');
      const isSet = node.kind === 'setting' && node.defines !== undefined;
      if (isRun || isSet) found.push(tell(node));
    }
  return found.filter((one) => !SHELL.test(one)).toSorted();
}

/** Where a shell is named, what it is given is an argument of it too. */
const isBesideShell = ({ title }: Refactoring): boolean => !title.endsWith(' -c');

describe('refactorings', () => {
  for (const [title, before, after] of CASES)
    it(`${title}: ${JSON.stringify(before)}`, () => {
      const { text, span } = marked(before);
      const document = open('Dockerfile', text);
      const choices = offered(document, span);
      const choice = choices.find((one) => one.title === title);
      assert.ok(choice, choices.map((one) => one.title).join(', '));
      assert.equal(applyEdits(text, choice.edits), after);
    });

  for (const [title, text] of REFUSED)
    it(`not ${String(title)}: ${JSON.stringify(text)}`, () => {
      const { text: plain, span } = marked(text);
      const titles = offered(open('Dockerfile', plain), span).map((one) => one.title);
      assert.deepEqual(
        titles.filter((one) => title.test(one)),
        [],
      );
    });

  it('run and set the same afterwards, wherever they are offered', () => {
    let count = 0;
    for (const text of dockerfileTexts()) {
      const document = open('Dockerfile', text);
      const before = doings(document);
      for (const { segment } of document.parts) {
        const lines = text.slice(segment.from, segment.to).split('\n');
        let at = segment.from;
        for (const line of lines) {
          const cursor = at + line.length - line.trimStart().length;
          at += line.length + 1;
          for (const choice of offered(document, { from: cursor, to: cursor })) {
            if (choice.kind !== 'rewrite' || !isBesideShell(choice)) continue;
            const after = open('Dockerfile', applyEdits(text, choice.edits));
            assert.deepEqual(doings(after), before, `${choice.title} in ${text}`);
            count++;
          }
        }
      }
    }
    assert.ok(count > 500, String(count));
  });

  it('do so in files that nobody wrote', () => {
    fc.assert(
      fc.property(dockerfiles, fc.nat(), fc.nat(200), (text, start, length) => {
        const from = start % (text.length + 1);
        const document = open('Dockerfile', text);
        const before = doings(document);
        for (const choice of offered(document, {
          from,
          to: Math.min(from + length, text.length),
        })) {
          if (choice.kind !== 'rewrite' || !isBesideShell(choice)) continue;
          const after = open('Dockerfile', applyEdits(text, choice.edits));
          assert.deepEqual(doings(after), before, `${choice.title} in ${text}`);
        }
      }),
      tries(200),
    );
  });

  it('leave nothing to formatting that was well formed', () => {
    const options = { tabSize: 4, insertSpaces: true };
    for (const [title, before] of CASES) {
      const { text, span } = marked(before);
      const document = open('Dockerfile', text);
      if (/escape/.test(text) || format(document, options).length) continue;
      const choice = offered(document, span).find((one) => one.title === title)!;
      const after = applyEdits(text, choice.edits);
      const blank = /^Begin|^Name|^Extract/.test(title);
      if (!blank) assert.deepEqual(format(open('Dockerfile', after), options), [], after);
    }
  });

  it('make a .dockerignore where there is none, for what the file uses', () => {
    const text = 'FROM node:20\nWORKDIR /a\nCOPY . .\nCOPY .env ./\nRUN npm ci\n';
    const document = open('app/Dockerfile', text);
    const at = text.indexOf('COPY');
    const find = (neighbours: readonly Document[]) =>
      refactorings(worldIn(document, neighbours), { from: at, to: at }).find(
        ({ creates }) => creates,
      );
    const made = find([]);
    assert.equal(made?.title, 'Create .dockerignore');
    assert.equal(made.creates?.path, '.dockerignore');
    const lines = made.creates.text.split('\n');
    assert.ok(lines.includes('.git') && lines.includes('node_modules'), made.creates.text);
    assert.ok(!lines.includes('.env') && !lines.includes('target'), made.creates.text);
    const there = Document.open({ ...document.origin, uri: 'file:///app/.dockerignore' }, '');
    assert.equal(find([there]), undefined);
  });
});
