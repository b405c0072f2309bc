// Sentences of the notes that the glossary grew from must not stand in it: phrases.txt holds a hash of every
// eight words of them.
// node glossary/phrases.mjs NOTES   writes phrases.txt
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const LENGTH = 8;
const FILE = path.join(import.meta.dirname, 'phrases.txt');

/** Every `LENGTH` words of a text that follow each other, marks and letter case aside. */
function phrasesOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - LENGTH + 1))
    .map((_, i) => words.slice(i, i + LENGTH).join(' '));
}

const hashOf = (phrase) => createHash('sha256').update(phrase).digest('base64url').slice(0, 8);

const known = new Set(fs.existsSync(FILE) ? fs.readFileSync(FILE, 'utf8').split('\n') : []);

/** The first phrase of a text that the notes have too. */
export const copied = (text) => phrasesOf(text).find((phrase) => known.has(hashOf(phrase)));

if (process.argv[1] === import.meta.filename) {
  const notes = fs.readFileSync(process.argv[2], 'utf8');
  const hashes = new Set(phrasesOf(notes).map(hashOf));
  fs.writeFileSync(FILE, `${[...hashes].toSorted((a, b) => (a < b ? -1 : 1)).join('\n')}\n`);
}
