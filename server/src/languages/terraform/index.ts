import type { Claim, FileHead, Language, LanguageModule, Resources } from '../../core/language.ts';
import { type Node, walk } from '../../core/node.ts';
import { edits } from './edits.ts';
import { parse } from './nodes.ts';
import { createPartsOf } from './place.ts';
import { segments } from './segments.ts';
import { slotAt } from './slot.ts';

const terraform: LanguageModule = {
  id: 'terraform',
  typical: { path: 'main.tf', languageId: 'terraform' },
  needs: ['terraform/core', 'terraform/parts', 'terraform/kubernetes'],
  claims,
  create,
};

export default terraform;

const IDS: Readonly<Record<string, string>> = {
  terraform: 'tf',
  opentofu: 'tf',
  'terraform-vars': 'tfvars',
  'opentofu-vars': 'tfvars',
};

/** Language ids that say nothing against a file that is named like one of Terraform's. */
const NEUTRAL: ReadonlySet<string> = new Set(['', 'plaintext', 'hcl', 'tf']);

/** JSON configuration (`*.tf.json`) is another syntax and not claimed. */
function claims({ path, languageId }: FileHead): Claim | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name.endsWith('.json')) return undefined;
  const isVariables = name.endsWith('.tfvars');
  const isModule = /\.(?:tf|tofu|tftest\.hcl|tofutest\.hcl)$/.test(name);
  const byId = Object.hasOwn(IDS, languageId) ? IDS[languageId] : undefined;
  if (byId) return { confidence: 'sure', kind: isVariables ? 'tfvars' : byId };
  if (!NEUTRAL.has(languageId) || (!isVariables && !isModule)) return undefined;
  return { confidence: 'sure', kind: isVariables ? 'tfvars' : 'tf' };
}

function create({ facts }: Resources): Language {
  const partsOf = createPartsOf(facts);
  return {
    id: 'terraform',
    segments,
    parse: (text, { mode }) => parse(text, mode, partsOf),
    slot: (text, { mode }, offset) => slotAt(text, mode, offset),
    neighbours,
    edits,
  };
}

/** The other files of the module, and those of the modules that it calls by a relative path. */
function neighbours(nodes: readonly Node[]): readonly string[] {
  const globs = new Set(['*.tf', '*.tofu']);
  for (const { kind, addresses, value } of walk(nodes)) {
    const path = addresses[0]?.path ?? [];
    if (kind !== 'setting' || path[0] !== 'module' || path[2] !== 'source') continue;
    if (path.length !== 3 || typeof value !== 'string' || !/^\.\.?\//.test(value)) continue;
    const folder = value.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
    if (folder !== '') for (const glob of ['*.tf', '*.tofu']) globs.add(`${folder}/${glob}`);
  }
  return [...globs];
}
