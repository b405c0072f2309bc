import { type Node, walk } from '../../core/node.ts';

/** The files that a module consists of, besides those in JSON, which are not read. */
export const MODULE: readonly string[] = ['*.tf', '*.tofu'];

/**
 * Files that may add to a module what nobody sees: JSON, templates of files of the module, and what
 * Terragrunt and Terramate write such files from.
 */
export const UNREAD: readonly string[] = [
  '*.tf.*',
  '*.tofu.*',
  'terragrunt*.hcl',
  '*.tm',
  '*.tm.hcl',
];

/** Where what belongs to a module lies: its own files, values, tests, and files that may call it. */
const AROUND: readonly string[] = [
  ...MODULE,
  ...UNREAD,
  '*.tfvars',
  '*/*.tfvars',
  ...['tftest', 'tofutest'].flatMap((one) => [`*.${one}.hcl`, `tests/*.${one}.hcl`]),
  ...MODULE.flatMap((one) => [`../${one}`, `../../${one}`]),
];

/** The module around the file, and those that it calls by a relative path. */
export function neighbours(nodes: readonly Node[]): readonly string[] {
  const globs = new Set(AROUND);
  for (const { leads = [] } of walk(nodes))
    for (const path of leads)
      if (path.endsWith('/')) for (const one of MODULE) globs.add(path + one);
  return [...globs];
}
