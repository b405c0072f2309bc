import { argumentsOf, isAt, runOf } from '../../concepts/commands.ts';
import { type Node, walk } from '../../core/node.ts';
import type { Mark, RuleCode } from '../rule.ts';

/** Options whose value decides, in small letters, and whether they open when they are on. Others stand for themselves. */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  // apt.conf(5), apt-secure(8); their names have no case.
  ['apt::get::allowunauthenticated', true],
  ['apt::get::force-yes', true],
  ['acquire::allowinsecurerepositories', true],
  ['acquire::allowdowngradetoinsecurerepositories', true],
  // sources.list(5)
  ['trusted', true],
  ['allow-insecure', true],
  // dnf.conf(5)
  ['gpgcheck', false],
  ['pkg_gpgcheck', false],
  ['localpkg_gpgcheck', false],
  ['sslverify', false],
]);
const YES = /^(?:1|true|yes|on|with|enable)$/i;
const NO = /^(?:0|false|no|off|without|disable)$/i;

const rule: RuleCode = {
  check({ node, above }) {
    if (node.kind === 'setting') return written(node, above);
    if (!runOf(above)) return undefined;
    if (node.kind === 'command') return edited(node);
    if (node.kind !== 'flag' || !node.label) return undefined;
    if (['--option', '--setopt'].includes(node.addresses[0]?.path.at(-1) ?? ''))
      return optionOf(node);
    return node.value === false ? undefined : { span: node.label, fill: { name: node.label.text } };
  },
};

/** A key in a file of the package manager that the build writes. */
function written({ label, value }: Node, above: readonly Node[]): Mark | undefined {
  if (!label || value === undefined || !isBuilding(above)) return undefined;
  const opens = OPTIONS.get(label.text.toLowerCase());
  if (opens === undefined || !(opens ? YES : NO).test(String(value))) return undefined;
  const others = above.at(-1)?.children ?? [];
  const has = (key: string, pattern: RegExp) =>
    others.some((one) => one.label?.text === key && pattern.test(String(one.value ?? '')));
  // Signed lists hold the checksums of packages; files of the image come from nowhere else.
  if (!opens && (has('repo_gpgcheck', YES) || has('baseurl', /^file:/))) return undefined;
  return { span: label, fill: { name: `${label.text} = ${value}` } };
}

const isBuilding = (above: readonly Node[]): boolean =>
  runOf(above) !== undefined ||
  above.some((node) => ['ADD', 'COPY'].some((one) => isAt(node, 'dockerfile', one)));

/** `-o key=value`, `--setopt=*.key=value`. */
function optionOf(flag: Node): Mark | undefined {
  for (const { kind, label, value } of walk(flag.children ?? [])) {
    if (kind !== 'setting' || !label || value === undefined) continue;
    const text = label.text;
    const start = text.lastIndexOf('.') + 1;
    const opens = OPTIONS.get(text.slice(start).toLowerCase());
    if (opens === undefined || !(opens ? YES : NO).test(String(value))) continue;
    return {
      span: { from: label.from + start, to: label.to },
      fill: { name: text.slice(start) },
    };
  }
  return undefined;
}

/** `sed 's/gpgcheck=1/gpgcheck=0/'`: a replacement that turns the check off. */
function edited(sed: Node): Mark | undefined {
  for (const { value, from, to } of argumentsOf(sed)) {
    const [, , , written = ''] = /^s(\W)(.*?)\1(.*?)\1/.exec(String(value ?? '')) ?? [];
    const name = /^(?:pkg_|localpkg_)?gpgcheck(?=\s*=\s*(?:0|false|no|off)\s*$)/i.exec(
      written,
    )?.[0];
    if (name) return { span: { from, to }, fill: { name: `${name}=0` } };
  }
  return undefined;
}

export default rule;
