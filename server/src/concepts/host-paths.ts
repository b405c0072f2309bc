/**
 * Directories of the host that give a container power over it when they are mounted whole
 * (CIS Docker Benchmark 5.6, and the links of a merged /usr and of /var/run).
 */
const SENSITIVE: ReadonlySet<string> = new Set([
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/lib',
  '/lib64',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/usr',
  '/var/run',
]);

/** Kernel views that monitoring agents read; harmless while nothing can be written. */
const READABLE: ReadonlySet<string> = new Set(['/proc', '/sys']);

/** True when mounting the path whole is dangerous; `readOnly` is undefined where nobody knows. */
export function isSensitiveMount(path: string, readOnly: boolean | undefined): boolean {
  const plain = plainPath(path);
  return SENSITIVE.has(plain) && (readOnly === false || !READABLE.has(plain));
}

/** Folders with sockets and devices, which a read-only mount does not keep from being used. */
const LIVE: ReadonlySet<string> = new Set(['/', '/dev', '/run', '/var/run']);

/** True when a read-only mount of the path gives as much as one that can be written. */
export const isLive = (path: string): boolean => LIVE.has(plainPath(path));

/** An absolute path without doubled, trailing or dotted steps; others stay as they are. */
function plainPath(path: string): string {
  if (!path.startsWith('/')) return path;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
