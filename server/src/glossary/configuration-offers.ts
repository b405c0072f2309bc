import type { Span } from '../core/span.ts';
import { type Place, placesAt } from '../yaml/slot.ts';

/** As much of a JSON schema as that of configuration files uses. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** What may be written at a place of a configuration file. */
export interface ConfigurationOffer {
  readonly label: string;
  readonly kind: 'key' | 'value';
  readonly insert: string;
  readonly description: string;
}

export interface ConfigurationOffers {
  readonly items: readonly ConfigurationOffer[];
  /** What any of them replaces. */
  readonly replace: Span;
}

/** Keys and values that fit at an offset of a configuration file in YAML; undefined where nothing does. */
export function configurationOffers(
  schema: Schema,
  text: string,
  offset: number,
): ConfigurationOffers | undefined {
  for (const place of placesAt(text, 0, offset)) {
    const at = place.path.reduce<Schema | undefined>(below, schema);
    const items = place.role === 'key' ? keys(at, place) : values(at, place);
    if (items.length) return { items, replace: place.replace };
  }
  return undefined;
}

function below(schema: Schema | undefined, step: string): Schema | undefined {
  for (const form of formsOf(schema)) {
    const { items, properties, additionalProperties } = form;
    const found =
      step === '-' ? items : (own(properties, step) ?? (additionalProperties || undefined));
    if (found) return found;
  }
  return undefined;
}

/** A schema, or each of the forms that it allows. */
const formsOf = (schema: Schema | undefined): readonly Schema[] =>
  schema ? [schema, ...(schema.anyOf ?? [])] : [];

const own = (from: Schema['properties'], name: string): Schema | undefined =>
  from && Object.hasOwn(from, name) ? from[name] : undefined;

function keys(at: Schema | undefined, place: Place): ConfigurationOffer[] {
  const { bare, alone, quote, siblings } = place;
  return formsOf(at)
    .flatMap(({ properties }) => Object.entries(properties ?? {}))
    .filter(([name]) => !name.startsWith('$') && !siblings.includes(name))
    .map(([label, schema]) => ({
      label,
      kind: 'key',
      insert: label + (bare ? `${quote}:${alone ? lead(schema) : ' '}` : ''),
      description: schema.description ?? '',
    }));
}

/** What stands between a key and what is written next; deeper lines are indented as its own line is. */
const lead = ({ type }: Schema): string =>
  type === 'object' ? '\n  ' : type === 'array' ? '\n  - ' : ' ';

function values(at: Schema | undefined, { siblings }: Place): ConfigurationOffer[] {
  const names =
    at?.type === 'boolean' ? ['true', 'false'] : formsOf(at).flatMap((form) => form.enum ?? []);
  return names
    .filter((name) => !siblings.includes(name))
    .map((label) => ({ label, kind: 'value', insert: label, description: at?.description ?? '' }));
}
