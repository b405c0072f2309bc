import { type Address, valueStep } from '../../core/address.ts';
import type { Label, Node } from '../../core/node.ts';
import { imageAddress, pathAddress, readImage, readPort, readVolume } from '../../core/parts.ts';
import { vagrant } from './places.ts';

type Path = readonly string[];

/** The parts of a value that means several things, as the facts name its kind; none for any other. */
export function partsOf(kind: string | undefined, path: Path, label: Label): readonly Node[] {
  if (kind === 'image') return imageParts(path, label);
  if (kind === 'port')
    return readPort(label.text).map((piece) =>
      part(label, piece, [vagrant([...path, piece.key, valueStep(piece.text)])]),
    );
  if (kind === 'volume')
    return readVolume(label.text).map((piece) => part(label, piece, volumePart(path, piece)));
  return [];
}

/** Only the source is a path of the host. */
function volumePart(path: Path, { key, text }: { key: string; text: string }): readonly Address[] {
  if (key === 'options') return [vagrant([...path, key, valueStep(text)])];
  return [vagrant([...path, key]), ...(key === 'source' ? [pathAddress(text)] : [])];
}

function imageParts(path: Path, label: Label): readonly Node[] {
  const image = readImage(label.text);
  if (!image) return [];
  const { registry, repository, tag, digest } = image;
  const own = (name: string) => [vagrant([...path, name])];
  return [
    ...(registry ? [part(label, registry, own('registry'))] : []),
    part(label, repository, [vagrant(path), imageAddress(image.name)]),
    ...(tag
      ? [part(label, tag, [vagrant([...path, 'tag', valueStep(tag.text)]), ...own('tag')])]
      : []),
    ...(digest ? [part(label, digest, own('digest'))] : []),
  ];
}

function part(whole: Label, piece: Label, addresses: readonly Address[]): Node {
  const span = { from: whole.from + piece.from, to: whole.from + piece.to };
  return {
    kind: 'value',
    ...span,
    label: { ...span, text: piece.text },
    addresses,
    value: piece.text,
  };
}
