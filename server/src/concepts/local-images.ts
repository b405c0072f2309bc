import type { Document, Part } from '../core/document.ts';
import type { Node } from '../core/node.ts';
import { readImage } from '../core/parts.ts';
import { argumentsOf, commandsIn, flagsOf } from './commands.ts';

const ENGINES = ['docker', 'podman', 'nerdctl'];

/** Commands whose later arguments name what they make. */
const NAMING = ['tag', 'commit', 'import'];

/** An image's name without tag and digest. */
export const nameOf = (image: string): string => readImage(image)?.name ?? image;

/** True where command lines of the document build, tag or load what an image's name means, so that nobody pulls it. */
export function isMadeHere({ parts }: Document, image: string): boolean {
  const name = nameOf(image);
  return parts.some((part) => {
    const { names, loads } = madeIn(part);
    return loads || names.includes(name);
  });
}

interface Made {
  readonly names: readonly string[];
  /** Images come from an archive, whose names are not in sight. */
  readonly loads: boolean;
}

function madeIn(part: Part): Made {
  let made = part.memo.get(madeIn) as Made | undefined;
  if (!made) {
    const all = ENGINES.flatMap((engine) => part.nodes.map((node) => readMade(node, engine)));
    made = { names: all.flatMap(({ names }) => names), loads: all.some(({ loads }) => loads) };
    part.memo.set(madeIn, made);
  }
  return made;
}

function readMade(node: Node, engine: string): Made {
  const builds = [
    ...commandsIn(node, engine, 'build'),
    ...commandsIn(node, engine, 'buildx', 'build'),
  ];
  const tags = builds.flatMap((build) => flagsOf('--tag', build));
  const named = NAMING.flatMap((word) => commandsIn(node, engine, word)).flatMap((command) =>
    argumentsOf(command).slice(1),
  );
  return {
    names: [...tags, ...named].flatMap(({ value }) => (value ? [nameOf(String(value))] : [])),
    loads: commandsIn(node, engine, 'load').length > 0,
  };
}
