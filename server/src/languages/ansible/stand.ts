import type { Place } from '../../yaml/slot.ts';
import { isBlockKey, type Role, TASK_LISTS } from './segments.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a cursor stands in the vocabulary. */
export interface Stand {
  readonly path: readonly string[];
  /** The names that fit, where the value is one. */
  readonly scope?: string;
  /** The value of a module's name: options in free form. */
  readonly module?: boolean;
}

interface State {
  readonly role: Role | 'value' | 'defaults';
  readonly path: readonly string[];
  readonly scope?: string;
  readonly module?: boolean;
}

const SCOPES: Readonly<Record<string, string>> = { notify: 'handler', roles: 'role', role: 'role' };

/** Follows a place's keys down from what the segment's entries are. */
export function standAt(role: Role, place: Place, vocabulary: Vocabulary): Stand | undefined {
  let state: State = { role, path: rootOf(role) };
  for (const key of place.path) {
    if (key === '-') continue;
    const next = stepDown(state, key, vocabulary);
    if (!next) return undefined;
    state = next;
  }
  const { scope, module } = state;
  const isBlock = state.role === 'task' && place.siblings.some(isBlockKey);
  const path = isBlock && place.role === 'key' ? ['block'] : state.path;
  return { path, ...(scope && { scope }), ...(module && { module }) };
}

const rootOf = (role: Role): readonly string[] =>
  role === 'vars' ? ['variable'] : role === 'meta' ? ['role-meta'] : [role];

function stepDown(state: State, key: string, vocabulary: Vocabulary): State | undefined {
  const { path } = state;
  switch (state.role) {
    case 'play':
      if (TASK_LISTS.has(key)) return key === 'handlers' ? HANDLERS : TASKS;
      if (key === 'roles') return { role: 'role', path: ['role'], scope: 'role' };
      if (key === 'vars') return VARIABLES;
      if (key === DEFAULTS) return OF_MODULES;
      return value([...path, key]);
    case 'task':
    case 'handler': {
      if (isBlockKey(key)) return state.role === 'handler' ? HANDLERS : TASKS;
      if (key === 'vars') return VARIABLES;
      if (key === DEFAULTS) return OF_MODULES;
      const isKeyword =
        vocabulary.isKeyword('task', key) || vocabulary.isKeyword('block', key) || key === 'listen';
      if (isKeyword || key.startsWith('with_')) return value([...path, key], SCOPES[key]);
      const module = vocabulary.module(key);
      return module === undefined
        ? undefined
        : { role: 'value', path: ['module', module], module: true };
    }
    case 'role':
      if (key === 'vars') return VARIABLES;
      return value(['role', key], SCOPES[key]);
    case 'meta':
      if (key === 'dependencies') return { role: 'role', path: ['role'], scope: 'role' };
      return value([...path, key]);
    case 'inventory':
      return undefined;
    case 'defaults': {
      const module = vocabulary.module(key);
      return module === undefined ? undefined : value(['module', module]);
    }
    default:
      return value([...path, vocabulary.step(path, key)]);
  }
}

const TASKS: State = { role: 'task', path: ['task'] };
const HANDLERS: State = { role: 'handler', path: ['handler'] };
const VARIABLES: State = { role: 'vars', path: ['variable'] };
/** The keyword below which modules stand with options for all their tasks. */
const DEFAULTS = 'module_defaults';
const OF_MODULES: State = { role: 'defaults', path: ['module'] };

const value = (path: readonly string[], scope?: string): State => ({
  role: 'value',
  path,
  ...(scope && { scope }),
});
