import { type Address, address, below, valueStep } from '../../core/address.ts';
import type { Fact, Facts } from '../../core/facts.ts';
import type { EmbeddedModule } from '../../core/language.ts';
import { removal } from '../../yaml/edits.ts';
import { documentNodes, documentSlot, type Places } from '../../yaml/settings.ts';

/** The daemon's configuration, https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file, in other files. */
const daemon: EmbeddedModule = {
  id: 'daemon',
  needs: ['cli/daemon'],
  create({ facts }) {
    const places = placesIn(facts);
    return {
      id: 'daemon',
      parse: ({ text }) => documentNodes(text, places, () => ROOT),
      slot: ({ text }, offset) => documentSlot(text, offset, places, () => ROOT, false),
      removal: ({ text }, span) => removal(text, span),
    };
  },
};

export default daemon;

interface Place {
  readonly address: Address;
  readonly fact: Fact | undefined;
}

const ROOT: Place = { address: address('daemon'), fact: undefined };

const placesIn = (facts: Facts): Places<Place> => ({
  space: 'daemon',
  into(place, key) {
    // A name that people choose is not in the vocabulary.
    const chosen = facts.at(below(place.address, '*'));
    const own = below(place.address, chosen ? '*' : key);
    return { address: own, fact: chosen ?? facts.at(own) };
  },
  addresses: ({ address: own }) => (own.path.length ? [own] : []),
  continued: ({ address: own }) => own,
  valued: ({ address: own }, value) => [below(own, valueStep(value))],
});
