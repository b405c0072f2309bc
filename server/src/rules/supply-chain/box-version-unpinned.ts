import { walk } from '../../core/node.ts';
import { isHandedOn, isPlace, scopesIn, settingsIn } from '../../languages/vagrantfile/view.ts';
import type { RuleCode } from '../rule.ts';

/** Any of them says which box it is; a URL may be a catalogue, but then nobody knows. */
const PINS = ['config.vm/box_version', 'config.vm/box_url'];

const rule: RuleCode = {
  check({ node, above, text }) {
    // A name without an account is that of a box on this computer.
    if (typeof node.value !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(node.value)) return undefined;
    const scopes = scopesIn(above);
    const own = scopes.at(-1);
    if (!own || isHandedOn(own, node, text)) return undefined;
    const isPinned = PINS.some(
      (place) =>
        scopes.some((scope) => settingsIn(scope, place).length > 0) ||
        [...walk([own])].some((inner) => isPlace(inner, place)),
    );
    const value = node.children?.find(({ kind }) => kind === 'value');
    return isPinned || !value ? undefined : { span: { from: value.from, to: value.to } };
  },
};

export default rule;
