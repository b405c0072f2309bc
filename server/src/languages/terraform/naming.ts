import type { Document } from '../../core/document.ts';
import type { Naming } from '../../core/names.ts';
import { folderOf } from '../../core/uri.ts';

const NAME: Naming = {
  pattern: /^[A-Za-z_][\w-]*$/,
  allows: 'letters, digits, "_" and "-", the first of them a letter or "_"',
  plain: true,
};

/** What may be renamed, https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers. */
export const naming: Readonly<Record<string, Naming>> = {
  variable: NAME,
  local: { ...NAME, kind: 'local value' },
  output: NAME,
  module: NAME,
  resource: NAME,
  data: { ...NAME, kind: 'data source' },
  ephemeral: { ...NAME, kind: 'ephemeral resource' },
  action: NAME,
  check: NAME,
  run: NAME,
  // Without an alias, the name is that of the provider itself.
  provider: { ...NAME, isGiven: (text) => !text.includes('.') },
};

/** Values that Terraform takes by themselves lie beside the module. */
const TAKEN = /(?:^|\/)(?:terraform|[^/]*\.auto)\.tfvars$/;
const TESTS = /\/tests\/[^/]+\.(?:tftest|tofutest)\.hcl$/i;

/** Files of one module have their names in common, its tests and values too. */
export const sees = (document: Document, other: Document, all: readonly Document[]): boolean =>
  moduleOf(document, all) === moduleOf(other, all);

/** The folder of the module that a file belongs to. */
function moduleOf({ uri, origin }: Document, all: readonly Document[]): string {
  const own = folderOf(uri);
  if (TESTS.test(uri)) return folderOf(own);
  if (origin.kind !== 'tfvars' || TAKEN.test(uri)) return own;
  const isModule = all.some((one) => one.origin.kind === 'tf' && folderOf(one.uri) === own);
  return isModule ? own : folderOf(own);
}
