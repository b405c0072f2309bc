import type { Literal, Name, Node } from '../../core/node.ts';

// https://docs.docker.com/reference/compose-file/build/
const CONTEXT = '.';
const DOCKERFILE = 'Dockerfile';

/**
 * Gives the names in a service's `build` what they mean in the Dockerfile that it names: `target` is a
 * stage, the keys of `args` are its arguments. Nothing where the file is elsewhere or not known.
 */
export function withDockerfile(build: Node): Node {
  const settings = build.children ?? [];
  const file = dockerfileOf(settings);
  if (file === undefined) return build;
  const children = settings.map((node): Node => {
    if (node.label?.text === 'target') return inside(node, () => targetOf(node.value, file));
    if (node.label?.text !== 'args') return node;
    return inside(node, ({ kind, label }) =>
      kind === 'setting' && label ? { scope: 'variable', text: label.text, file } : undefined,
    );
  });
  return { ...build, children };
}

/** Stage names are compared without regard to case. */
const targetOf = (value: Literal | undefined, file: string): Name | undefined =>
  typeof value === 'string' && value
    ? { scope: 'stage', text: value.toLowerCase(), file }
    : undefined;

function inside(node: Node, nameOf: (child: Node) => Name | undefined): Node {
  const children = node.children?.map((child) => {
    const refers = child.refers ? undefined : nameOf(child);
    return refers ? { ...child, refers } : child;
  });
  return children ? { ...node, children } : node;
}

function dockerfileOf(settings: readonly Node[]): string | undefined {
  const labels = new Set(settings.map(({ label }) => label?.text));
  if (labels.has('<<') || labels.has('dockerfile_inline')) return undefined;
  const read = (key: string, byDefault: string): string | undefined => {
    const setting = settings.find(({ label }) => label?.text === key);
    if (!setting) return byDefault;
    return typeof setting.value === 'string' && setting.value ? setting.value : undefined;
  };
  const context = read('context', CONTEXT);
  const dockerfile = read('dockerfile', DOCKERFILE);
  if (context === undefined || dockerfile === undefined) return undefined;
  if (/^(?:[/~\\]|\w+:)|^git@/.test(context) || /^[/~\\]/.test(dockerfile)) return undefined;
  return `${context}/${dockerfile}`;
}
