/** Linters whose findings our rules name as equivalents. */
export const TOOLS = [
  'hadolint',
  'shellcheck',
  'buildkit',
  'checkov',
  'trivy',
  'kics',
  'ansible-lint',
  'tflint',
  'semgrep',
  'dclint',
] as const;

export type Tool = (typeof TOOLS)[number];

/** How a tool's ids are spelled on the pages of rules and by those who use it. */
interface Spelling {
  /** Tells the tool's equivalents; the group is the tool's own id. */
  readonly owns: RegExp;
  /** What two spellings of one id have in common. */
  readonly key: (id: string) => string;
  /** Ids with `*`, or two with a hyphen between, mean several. */
  readonly several?: (written: string, id: string) => boolean;
}

const asWritten = (id: string): string => id;

const SPELLINGS: Readonly<Record<Tool, Spelling>> = {
  hadolint: { owns: /^((?:DL|SC)\d+)$/, key: asWritten },
  shellcheck: { owns: /^(SC\d+)$/, key: asWritten, several: isBetween },
  buildkit: { owns: /^BK:(.+)$/, key: asWritten },
  checkov: { owns: /^(CKV.+)$/, key: asWritten },
  // AVD-DS-0002, DS-0002 and DS002 are one: https://trivy.dev/latest/docs/scanner/misconfiguration/config/config/
  trivy: {
    owns: /^((?:DS|AWS|AZU|GCP|KSV)-\d+)$/,
    key: (id) => withoutAvd(id).replace(/-?0*([1-9]\d*)$/, '$1'),
    several: (written, id) =>
      written.includes('*') && glob(withoutAvd(written)).test(withoutAvd(id)),
  },
  // Pages have the first eight digits of the UUID.
  kics: { owns: /^KICS:(.+)$/, key: (id) => id.toLowerCase().slice(0, 8) },
  'ansible-lint': {
    owns: /^AL:(.+)$/,
    key: asWritten,
    // A rule stands for all that it says: `fqcn` for `fqcn[action]`, and pages may name a rule as a whole.
    several: (written, id) => ruleOf(written) === ruleOf(id) && !(isPart(written) && isPart(id)),
  },
  tflint: { owns: /^TFL:(.+)$/, key: asWritten },
  // Rules are named with the path of their file: `dockerfile.security.missing-user.missing-user`.
  semgrep: { owns: /^SG:(.+)$/, key: (id) => id.split('.').at(-1)! },
  dclint: { owns: /^DCL:(.+)$/, key: asWritten },
};

function withoutAvd(id: string): string {
  return id.toLowerCase().replace(/^avd-/, '');
}

const ruleOf = (id: string): string => id.replace(/\[.*$/, '');
const isPart = (id: string): boolean => id.includes('[');

function glob(pattern: string): RegExp {
  const pieces = pattern.split('*').map((piece) => piece.replaceAll(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.*')}$`);
}

function isBetween(written: string, id: string): boolean {
  const range = /^SC(\d+)-SC(\d+)$/.exec(written);
  const number = Number(id.slice(2));
  return range !== null && Number(range[1]) <= number && number <= Number(range[2]);
}

/** Those of a rule's equivalents that are a tool's, as the tool spells them. */
export function idsOf(tool: Tool, equivalents: readonly string[] = []): readonly string[] {
  const { owns } = SPELLINGS[tool];
  return equivalents.flatMap((one) => owns.exec(one)?.[1] ?? []);
}

/** Whether an id, as somebody wrote it, is one of a tool's `ids`. */
export function isAmong(tool: Tool, written: string, ids: readonly string[]): boolean {
  const { key, several } = SPELLINGS[tool];
  return ids.some((id) => key(written) === key(id) || several?.(written, id) === true);
}
