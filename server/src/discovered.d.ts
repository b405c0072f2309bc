declare module 'discovered:languages' {
  import type { EmbeddedModule, LanguageModule } from './core/language.ts';
  /** Folder name and default export of every `languages/<id>/index.ts`. */
  const all: readonly (readonly [id: string, module: LanguageModule | EmbeddedModule])[];
  export default all;
}

declare module 'discovered:rules' {
  import type { RuleCode } from './rules/rule.ts';
  /** Fact and default export of every `rules/<category>/<fact>.ts`. */
  const all: readonly (readonly [fact: string, code: RuleCode])[];
  export default all;
}

declare module 'discovered:validators' {
  import type { Validate } from './glossary/source.ts';
  /** The glossary's schemas as code, compiled when the bundle is built. */
  const validators: Readonly<Record<'term' | 'table' | 'configuration', Validate>>;
  export default validators;
}
