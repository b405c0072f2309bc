// Pictures of topic notes: small SVGs of our own in the color of the text around them.
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'topics/images');
const NAMED = /!\[([^\]]*)\]\(images\/([a-z0-9-]+)\.svg\)/g;

/** All that a picture may consist of: shapes and words, nothing that runs, loads or brings colors along. */
const ELEMENTS = new Set(
  'svg g defs marker path line polyline polygon rect circle ellipse text tspan title'.split(' '),
);
const ATTRIBUTES = new Set(
  `xmlns viewBox id d x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform fill stroke stroke-width
   stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity font-size font-weight font-style text-anchor
   dominant-baseline marker-end marker-start markerWidth markerHeight refX refY orient`
    .split(/\s+/)
    .filter(Boolean),
);
const COLORS = /^(none|currentColor|context-stroke)$/;
const OWN = /^url\(#[a-z0-9-]+\)$/;

const read = (name) => fs.readFileSync(path.join(FOLDER, `${name}.svg`), 'utf8').trim();

/** What is wrong with the pictures that topics name, and those that none names; topics as [file, topic]. */
export function judgePictures(topics) {
  const there = fs.existsSync(FOLDER)
    ? fs.readdirSync(FOLDER).map((file) => path.basename(file, '.svg'))
    : [];
  const named = topics.flatMap(([file, { text }]) =>
    [...text.matchAll(NAMED)].map(([, said, name]) => ({ file, said, name })),
  );
  const names = new Set(named.map(({ name }) => name));
  return [
    ...named
      .filter(({ name }) => !there.includes(name))
      .map(({ file, name }) => `${file}: picture ${name} is missing`),
    ...named
      .filter(({ said }) => said.length < 20)
      .map(({ file, name }) => `${file}: nobody can hear what the picture ${name} shows`),
    ...there.filter((name) => !names.has(name)).map((name) => `picture ${name} is in no topic`),
    ...there.flatMap((name) =>
      faultsOf(name, read(name)).map((fault) => `picture ${name}: ${fault}`),
    ),
  ];
}

function faultsOf(name, svg) {
  if (
    !/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"[^>]*>[\s\S]*<\/svg>$/.test(
      svg,
    )
  )
    return ['is no SVG with a viewBox from 0 0'];
  const faults = [];
  for (const [tag, element, given] of svg.matchAll(/<\/?([\w:!?-]+)([^>]*)>/g)) {
    if (!ELEMENTS.has(element)) faults.push(`has ${tag}`);
    for (const [, attribute, value] of given.matchAll(/([\w:-]+)\s*=\s*"([^"]*)"/g)) {
      const isPaint = attribute === 'fill' || attribute === 'stroke';
      const isMarker = attribute.startsWith('marker-');
      // Several pictures may stand in one page.
      if (attribute === 'id' && !value.startsWith(`${name}-`)) faults.push(`id is ${value}`);
      if (!ATTRIBUTES.has(attribute)) faults.push(`has the attribute ${attribute}`);
      else if ((isPaint && !COLORS.test(value)) || (isMarker && !OWN.test(value)))
        faults.push(`${attribute} is ${value}`);
    }
  }
  return faults;
}

/** The pictures in a topic's text by their names; nothing where there is none. */
export function picturesIn({ text }) {
  const names = [...text.matchAll(NAMED)].map(([, , name]) => name);
  if (!names.length) return undefined;
  return Object.fromEntries(names.map((name) => [name, read(name).replaceAll(/>\s+</g, '><')]));
}
