import { readJsonList } from './json.ts';
import { joinLines, type Logical, readHeader, skipBlank } from './lines.ts';
import type { Escape, Stage } from './mode.ts';
import { plainWordsIn, wordEnd } from './words.ts';

/** Programs that read scripts as POSIX says. */
const POSIX_SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh']);
/** Programs that surely do not. */
const OTHER_SHELLS = /^(?:powershell|pwsh|cmd|fish|t?csh|python[\d.]*|node|perl|ruby)$/;

const programName = (program: string): string =>
  (program.split(/[\\/]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase();

export const isPosixShell = (program: string): boolean => POSIX_SHELLS.has(programName(program));

/** A name that is half-typed or unknown leaves what was. */
function shellAfter(program: string, before: boolean): boolean {
  if (isPosixShell(program)) return true;
  return OTHER_SHELLS.test(programName(program)) ? false : before;
}

/** What Windows starts from: Microsoft's repositories, and the words that tags of others carry. */
const WINDOWS_IMAGE =
  /^(?:mcr\.microsoft\.com\/windows\b|microsoft\/(?:windowsservercore|nanoserver))|windowsservercore|nanoserver|[:-]windows|\bltsc20\d\d\b/i;

/** What is Linux whoever builds it: distributions, and tags that name one. */
const LINUX_IMAGE =
  /^(?:docker\.io\/)?(?:library\/)?(?:alpine|debian|ubuntu|fedora|rockylinux|almalinux|centos|amazonlinux|oraclelinux|archlinux|opensuse\/\w+|busybox)(?:[:@]|$)|[:-](?:alpine|slim|bookworm|bullseye|buster|trixie|jammy|noble|focal)(?![a-z])|distroless\//i;

/**
 * Follows the shell and the base image from instruction to instruction; a new stage begins with its base's.
 * `windows`: the escape character says that the file is for Windows where no image says otherwise.
 */
export function createShells(
  windows: boolean,
): (keyword: string, text: string, at: number) => Stage {
  const stages = new Map<string, Stage>();
  let current: Stage = { posix: !windows };
  let name: string | undefined;
  let outside: Stage['outside'] = 'top';
  const escape: Escape = windows ? '`' : '\\';
  const change = (next: Stage) => {
    current = next;
    if (name !== undefined) stages.set(name, current);
  };
  return (keyword, text, at) => {
    if (keyword === 'CMD' && !outside) return current;
    if (keyword === 'ENTRYPOINT') change({ posix: current.posix });
    const before = outside;
    outside &&= keyword === 'FROM' ? undefined : 'below';
    if (keyword === 'FROM' || keyword === 'SHELL') {
      const logical = joinLines(text, readHeader(text, at, escape).lines);
      if (keyword === 'SHELL') {
        const program = shellOf(logical);
        if (program !== undefined)
          change({ ...current, posix: shellAfter(program, current.posix) });
      } else {
        const from = fromOf(logical.text);
        const posix = from.system ? from.system === 'linux' : !windows;
        ({ name } = from);
        change(stages.get(from.image.toLowerCase()) ?? { posix, image: from.image });
      }
    }
    return { posix: current.posix, outside: before };
  };
}

/** The program that a `SHELL` names. */
function shellOf(logical: Logical): string | undefined {
  const line = logical.text;
  const from = wordEnd(line, skipBlank(line, 0, line.length), line.length, '');
  return readJsonList(logical, from)?.words[0]?.word.text;
}

/** What a `FROM` begins with, how it calls the stage, and the system that it surely has. */
function fromOf(line: string): {
  readonly image: string;
  readonly name: string | undefined;
  readonly system: 'windows' | 'linux' | undefined;
} {
  const words = plainWordsIn(line, 0, line.length).map(({ from, to }) => line.slice(from, to));
  const flags = words.filter((word) => word.startsWith('--'));
  const [, image = '', as, name] = words.filter((word) => !word.startsWith('--'));
  const asked = flags.map((flag) => /^--platform=(windows|linux)\b/.exec(flag)?.[1]).find(Boolean);
  const isWindows = asked === 'windows' || WINDOWS_IMAGE.test(image);
  const isLinux = asked === 'linux' || LINUX_IMAGE.test(image);
  return {
    image,
    name: as?.toLowerCase() === 'as' ? name?.toLowerCase() : undefined,
    system: isWindows ? 'windows' : isLinux ? 'linux' : undefined,
  };
}
