declare module 'discovered:languages' {
  import type { EmbeddedModule, LanguageModule } from './core/language.ts';
  /** Folder name and default export of every `languages/<id>/index.ts`. */
  const all: readonly (readonly [id: string, module: LanguageModule | EmbeddedModule])[];
  export default all;
}
