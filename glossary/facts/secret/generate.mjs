// Writes forms.pack, the forms of credentials as the server reads them, from forms.yaml.
// node glossary/facts/secret/generate.mjs
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const HERE = import.meta.dirname;

/** A form as the table writes it: the literal, a blank, what follows. */
function divided(form) {
  const blank = form.indexOf(' ');
  return [form.slice(0, blank), form.slice(blank + 1)];
}

/** The pack's text: one record, the issuers' forms by the literal that stands in them. */
export function packOf(table) {
  const forms = {};
  for (const { forms: own, ...rest } of table) {
    for (const form of own) {
      const [literal, after] = divided(form);
      const { id: _id, docs: _docs, ...said } = rest;
      if (literal.length < 2) throw new Error(`${said.name}: ${form} begins with too little`);
      (forms[literal] ??= []).push({ ...said, after });
    }
  }
  const head = { source: 'the issuers’ documentation, as forms.yaml names it', at: ['secret: *'] };
  return `${JSON.stringify(head)}\nforms ${JSON.stringify({ forms })}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const table = parse(fs.readFileSync(path.join(HERE, 'forms.yaml'), 'utf8'));
  fs.writeFileSync(path.join(HERE, 'forms.pack'), packOf(table));
}
