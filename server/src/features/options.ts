import type { Options, OptionSchema, OptionSchemas, RulePage } from '../rules/rule.ts';
import type { Severity } from './settings.ts';

export type { OptionSchemas };

/** What settings say of a rule: how grave it is, or an object that holds its options too. */
export type Choice = Severity | 'off' | ({ readonly severity?: Severity | 'off' } & Options);

/** Undefined where settings leave the severity as it is. */
export const levelOf = (choice: Choice | undefined): Severity | 'off' | undefined =>
  typeof choice === 'object' ? choice.severity : choice;

/** Something that an option may not be, below the path of its keys. */
export interface OptionFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const NAMED: Readonly<Record<string, string>> = { integer: 'a whole number', array: 'a list' };

/** What is wrong with a value that an option was given. */
export function faultsOf(
  schema: OptionSchema,
  value: unknown,
  path: readonly (string | number)[],
): readonly OptionFault[] {
  const name = path.findLast((step) => typeof step === 'string');
  if (!isOf(schema.type, value)) {
    const wanted = NAMED[schema.type] ?? `a ${schema.type}`.replace('a object', 'an object');
    return [{ path, message: `${name} must be ${wanted}` }];
  }
  if (schema.enum && !schema.enum.includes(value as string))
    return [{ path, message: `${name} must be one of: ${schema.enum.join(', ')}` }];
  const { items, additionalProperties: below } = schema;
  if (Array.isArray(value))
    return items ? value.flatMap((one, i) => faultsOf(items, one, [...path, i])) : [];
  if (typeof value !== 'object' || !below) return [];
  return Object.entries(value as Options).flatMap(([key, one]) =>
    faultsOf(below, one, [...path, key]),
  );
}

function isOf(type: OptionSchema['type'], value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

/** What is wrong with the options that settings give a rule. */
export function choiceFaults(
  rule: string,
  schemas: OptionSchemas,
  choice: unknown,
): readonly OptionFault[] {
  if (!isOf('object', choice)) return [];
  return Object.entries(choice as Options).flatMap(([key, value]) => {
    if (key === 'severity') return [];
    const schema = Object.hasOwn(schemas, key) ? schemas[key] : undefined;
    return schema
      ? faultsOf(schema, value, [key])
      : [{ path: [key], message: `${key} is no option of ${rule}` }];
  });
}

/** The options of a page's rules: those that settings give and that are allowed, else their defaults. */
export function optionsOf({ options = {} }: RulePage, choice: Choice | undefined): Options {
  const given: Options = typeof choice === 'object' ? choice : {};
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, schema]) => {
      const own = Object.hasOwn(given, key) ? given[key] : undefined;
      const isRight = own !== undefined && !faultsOf(schema, own, [key]).length;
      const value = isRight ? own : schema.default;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
