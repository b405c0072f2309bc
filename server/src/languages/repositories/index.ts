import { type Address, address } from '../../core/address.ts';
import { HOLE } from '../../core/decoder.ts';
import type { EmbeddedModule } from '../../core/language.ts';
import type { Node } from '../../core/node.ts';

/**
 * Sources of packages and the settings of package managers that other files write: `*.repo` and yum.conf
 * (dnf.conf(5)), sources.list(5) in both of its formats, apt.conf(5). Their keys are settings.
 */
const repositories: EmbeddedModule = {
  id: 'repositories',
  needs: [],
  create: () => ({
    id: 'repositories',
    parse: ({ text }) => settingsIn(text),
    slot: () => undefined,
  }),
};

export default repositories;

/** Addresses are those of the folder that files of a kind stand in, whatever the file is called. */
const YUM = ['/', 'etc', 'yum.repos.d', '*'];
const SOURCES = ['/', 'etc', 'apt', 'sources.list.d', '*'];
const APT = ['/', 'etc', 'apt', 'apt.conf.d', '*'];

const PAIR = /^[ \t]*([A-Za-z][\w.]*)[ \t]*=[ \t]*(.*)$/d;
const FIELD = /^([A-Za-z][\w-]*):[ \t]+(\S.*)$/d;
const OPTION = /^[ \t]*([A-Za-z][\w-]*(?:::[\w-]+)+)[ \t]+"?([^"; ]*)"?[ \t]*;/d;
const SOURCE = /^[ \t]*deb(?:-src)?[ \t]+\[([^\]\n]*)\][ \t]+(\S+)/d;

/** `printf` and `echo -e` write `\n` for a line break. */
const LINE = /(?:^|\n|\\n)((?:(?!\r?\n|\\n).)+)/dgs;

function settingsIn(text: string): readonly Node[] {
  return [...text.matchAll(LINE)].flatMap(({ 1: line = '', indices }) => {
    const index = indices![1]![0];
    const source = SOURCE.exec(line);
    if (source) return sourceOptions(source, index);
    for (const [pattern, path] of [
      [OPTION, APT],
      [PAIR, YUM],
      [FIELD, SOURCES],
    ] as const) {
      const match = pattern.exec(line);
      if (match) return [setting(path, match, index)];
    }
    return [];
  });
}

/** `deb [trusted=yes] https://…`: what stands in the brackets; a source on the machine itself has no way to exchange it on. */
function sourceOptions(source: RegExpExecArray, at: number): readonly Node[] {
  if (/^(?:file|copy|cdrom):/.test(source[2]!)) return [];
  const from = at + source.indices![1]![0];
  return [...source[1]!.matchAll(/([A-Za-z][\w-]*)=(\S+)/dg)].map((match) =>
    setting(SOURCES, match, from),
  );
}

function setting(path: readonly string[], match: RegExpExecArray, at: number): Node {
  const [from, to] = match.indices![1]!;
  const end = at + match.indices![2]![1];
  const value = match[2]!.trimEnd();
  const place: Address = address('path', ...path, match[1]!.toLowerCase());
  const label = { from: at + from, to: at + to, text: match[1]! };
  const node: Node = { kind: 'setting', from: label.from, to: end, label, addresses: [place] };
  return value.includes(HOLE) ? node : { ...node, value };
}
