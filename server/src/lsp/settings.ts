import { TOOLS } from '../features/ignores/equivalents.ts';
import { ASSOCIABLE, DEFAULTS, SEVERITIES, type Settings } from '../features/settings.ts';

type Tree = Readonly<Record<string, unknown>>;
const RUNS = ['onType', 'onSave'] as const;
const DETAILS = ['auto', 'compact', 'full', 'off'] as const;
const PROFILES = ['recommended', 'hardened', 'all'] as const;

/**
 * Reads the tree of settings that a client sends. What is missing is as by default; what is not
 * allowed keeps its last good value and is told to `complain`.
 */
export function readSettings(
  sent: unknown,
  last: Settings = DEFAULTS,
  complain: (message: string) => void = () => undefined,
): Settings {
  const tree = branch(sent);
  const choose = <T, D extends T>(
    at: string,
    byDefault: D,
    before: T,
    allows: (value: unknown) => value is T,
  ): T => {
    const value = at.split('.').reduce<unknown>((from, step) => branch(from)[step], tree);
    if (value === undefined || value === null) return byDefault;
    if (allows(value)) return value;
    complain(`cloudGlossary.${at} is not allowed to be ${JSON.stringify(value)}`);
    return before;
  };
  const detail = choose<(typeof DETAILS)[number], 'full'>(
    'hover.detail',
    'full',
    last.hover.detail,
    oneOf(DETAILS),
  );
  const enabled = choose('enable', true, true, isBoolean);
  const severity = oneOf(SEVERITIES);
  return {
    associations: choose('files.associations', {}, last.associations, isAssociations),
    enable: enabled,
    codeLens: {
      enable: enabled && choose('codeLens.enable', false, last.codeLens.enable, isBoolean),
    },
    hover: {
      detail: !enabled ? 'off' : detail === 'auto' ? 'full' : detail,
      securityNotes: choose('hover.securityNotes', true, last.hover.securityNotes, isBoolean),
    },
    completion: {
      enable: enabled && choose('completion.enable', true, last.completion.enable, isBoolean),
    },
    lint: {
      enable: enabled && choose('lint.enable', true, last.lint.enable, isBoolean),
      profile: choose('lint.profile', 'recommended', last.lint.profile, oneOf(PROFILES)),
      run: choose('lint.run', 'onType', last.lint.run, oneOf(RUNS)),
      rules: choose('lint.rules', {}, last.lint.rules, isRules),
      minimumSeverity: choose('lint.minimumSeverity', 'hint', last.lint.minimumSeverity, severity),
      deferTo: choose('lint.deferTo', [], last.lint.deferTo, isTools),
      deferOnLine: [],
    },
  };
}

const branch = (value: unknown): Tree =>
  typeof value === 'object' && value !== null ? (value as Tree) : {};
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): value is T =>
    (allowed as readonly unknown[]).includes(value);
const isTool = oneOf(TOOLS);
const isTools = (value: unknown): value is Settings['lint']['deferTo'] =>
  Array.isArray(value) && value.every(isTool);
const isLevel = oneOf([...SEVERITIES, 'off']);
const isAssociation = oneOf(ASSOCIABLE);
const isAssociations = (value: unknown): value is Settings['associations'] =>
  typeof value === 'object' && value !== null && Object.values(value).every(isAssociation);
/** A severity, or an object that may have one beside options. */
const isChoice = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return isLevel(value);
  const { severity } = branch(value);
  return severity === undefined || isLevel(severity);
};
const isRules = (value: unknown): value is Settings['lint']['rules'] =>
  typeof value === 'object' && value !== null && Object.values(value).every(isChoice);
