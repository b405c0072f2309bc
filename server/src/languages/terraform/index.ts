import type { Claim, FileHead, Language, LanguageModule, Resources } from '../../core/language.ts';
import { neighbours } from './around.ts';
import { edits } from './edits.ts';
import { naming, sees } from './naming.ts';
import { parse } from './nodes.ts';
import { paints } from './paints.ts';
import { createVocabulary } from './place.ts';
import { segments } from './segments.ts';
import { slotAt } from './slot.ts';

const terraform: LanguageModule = {
  id: 'terraform',
  typical: { path: 'main.tf', languageId: 'terraform' },
  needs: ['terraform/core', 'terraform/parts', 'cli/kubernetes'],
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
  const vocabulary = createVocabulary(facts);
  return {
    id: 'terraform',
    segments,
    parse: (text, { mode }) => parse(text, mode, vocabulary),
    slot: (text, { mode }, offset) => slotAt(text, mode, offset),
    neighbours,
    isFolder: true,
    sees,
    paints,
    naming,
    edits,
  };
}
