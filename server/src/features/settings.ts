import type { Detail } from '../glossary/card.ts';
import type { Tool } from './ignores/equivalents.ts';
import type { Choice } from './options.ts';
import type { Severity } from '../rules/rule.ts';

export type { Severity };
export type Profile = 'recommended' | 'hardened' | 'all';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Languages that a user may say a file is in; `none` keeps us out of it. */
export const ASSOCIABLE = [
  'dockerfile',
  'compose',
  'terraform',
  'ansible',
  'vagrant',
  'script',
  'makefile',
  'dockerignore',
  'none',
] as const;

export type Associable = (typeof ASSOCIABLE)[number];

/** The settings of one document; `README` lists them under the same names. */
export interface Settings {
  /** Language by glob, before anything else decides whose a file is. */
  readonly associations: Readonly<Record<string, Associable>>;
  /** Whether anything of ours is shown. */
  readonly enable: boolean;
  readonly codeLens: { readonly enable: boolean };
  readonly hover: { readonly detail: Detail | 'off'; readonly securityNotes: boolean };
  readonly completion: { readonly enable: boolean };
  readonly lint: {
    readonly enable: boolean;
    readonly run: 'onType' | 'onSave';
    readonly profile: Profile;
    /** A severity or `off` per rule name or category; or an object with that and a rule's options. */
    readonly rules: Readonly<Record<string, Choice>>;
    readonly minimumSeverity: Severity;
    /** Linters for whose findings ours are hidden, whenever a rule has an equivalent there. */
    readonly deferTo: readonly Tool[];
    /** The same for a client that looks itself whether the linter tells of the same line. */
    readonly deferOnLine: readonly Tool[];
  };
}

export const DEFAULTS: Settings = {
  associations: {},
  enable: true,
  codeLens: { enable: false },
  hover: { detail: 'full', securityNotes: true },
  completion: { enable: true },
  lint: {
    enable: true,
    run: 'onType',
    profile: 'recommended',
    rules: {},
    minimumSeverity: 'hint',
    deferTo: [],
    deferOnLine: [],
  },
};
