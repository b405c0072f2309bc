import type { Form, Literal } from '../../core/node.ts';
import type { Expression } from './syntax.ts';
import { plainText } from './templates.ts';

/** What an expression is as a setting's value; undefined where none is written. */
export function formOf(expression: Expression | undefined): Form | undefined {
  switch (expression?.kind) {
    case undefined:
    case 'missing':
      return undefined;
    case 'literal':
      return expression.value === null ? 'null' : 'scalar';
    case 'template':
      return 'scalar';
    case 'tuple':
      return 'list';
    case 'object':
      return 'map';
    default:
      return 'expression';
  }
}

/** A value that stands in the file as it is; undefined for all that is computed. */
export function literalOf(text: string, expression: Expression | undefined): Literal | undefined {
  if (expression?.kind === 'literal') return expression.value;
  if (expression?.kind !== 'template' || expression.parts.length) return undefined;
  return plainText(text, expression);
}
