/** Whether a name matches; `*` stands for anything in it, but not for its leading dot. */
export function glob(step: string): (name: string) => boolean {
  const pieces = step.split('*').map((piece) => piece.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&'));
  const pattern = new RegExp(`^${step.startsWith('*') ? '(?!\\.)' : ''}${pieces.join('.*')}$`);
  return (name) => pattern.test(name);
}
