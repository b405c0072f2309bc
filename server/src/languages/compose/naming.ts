import type { Naming } from '../../core/names.ts';
import { ANCHOR_NAMING } from '../../yaml/anchors.ts';

const NAME: Naming = {
  pattern: /^[A-Za-z0-9._-]+$/,
  allows: 'letters, digits, ".", "_" and "-"',
};

/** What may be renamed in a compose file, https://docs.docker.com/reference/compose-file/. */
export const naming: Readonly<Record<string, Naming>> = {
  service: NAME,
  // Every project has a network of this name.
  network: { ...NAME, isGiven: (text) => text === 'default' },
  volume: NAME,
  secret: NAME,
  config: NAME,
  model: NAME,
  // The schema wants two characters.
  profile: { ...NAME, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]+$/ },
  anchor: ANCHOR_NAMING,
};
