/**
 * A path in its shortest form, as Go's `path.Clean` gives it: no `.`, no empty steps, `..` resolved where
 * something stands before it. The empty path is `.`.
 */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.length && steps.at(-1) !== '..') steps.pop();
    else if (!isRooted) steps.push(step);
  }
  const joined = steps.join('/');
  return isRooted ? `/${joined}` : joined || '.';
}
