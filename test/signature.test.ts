import assert from 'node:assert/strict';
import { signatures } from '../server/src/features/signature.ts';
import { place } from './marked.ts';

/** The first signature at the mark, its active parameter in `«»`; then how many others there are. */
function shown(file: string, marked: string): string {
  const { world, offset } = place(file, marked);
  const [first, ...others] = signatures(world, offset).result;
  if (!first) return 'nothing';
  const { label, parameters, active } = first;
  let end = 0;
  const places = parameters.map(({ text }) => {
    const from = label.indexOf(text, end);
    end = from + text.length;
    return { from, to: end };
  });
  const at = active === undefined ? undefined : places[active];
  const line = at
    ? `${label.slice(0, at.from)}«${label.slice(at.from, at.to)}»${label.slice(at.to)}`
    : label;
  return others.length ? `${line} +${others.length}` : line;
}

const COPY = 'COPY [OPTIONS] <source>... <destination>';
const RUN = 'docker run [OPTIONS] IMAGE [COMMAND [ARG...]]';

const DOCKERFILE: readonly (readonly [marked: string, expected: string])[] = [
  ['FROM <|>', 'FROM [--platform=<platform>] «<image>[:<tag>|@<digest>]» [AS <name>]'],
  ['FROM a AS <|>', 'FROM [--platform=<platform>] <image>[:<tag>|@<digest>] «[AS <name>]»'],
  ['FROM --platform=<|> a', 'FROM «[--platform=<platform>]» <image>[:<tag>|@<digest>] [AS <name>]'],
  ['COPY <|>', `${COPY.replace('<source>...', '«<source>...»')} +1`],
  ['COPY a <|>', `${COPY.replace('<destination>', '«<destination>»')} +1`],
  ['COPY a b<|> c', `${COPY.replace('<source>...', '«<source>...»')} +1`],
  ['COPY a b c<|>', `${COPY.replace('<destination>', '«<destination>»')} +1`],
  ['COPY --from=<|> b', `${COPY.replace('[OPTIONS]', '«[OPTIONS]»')} +1`],
  ['COPY ["a", "b<|>"]', 'COPY [OPTIONS] ["<source>",... «"<destination>"]» +1'],
  ['ONBUILD COPY a \\\n  <|>', `${COPY.replace('<destination>', '«<destination>»')} +1`],
  ['ONBUILD <|>', 'ONBUILD «<instruction>»'],
  ['HEALTHCHECK <|>', 'HEALTHCHECK [OPTIONS] «CMD <command>» +1'],
  ['HEALTHCHECK NONE<|>', 'HEALTHCHECK «NONE» +1'],
  ['HEALTHCHECK --interval=3s<|> CMD x', 'HEALTHCHECK «[OPTIONS]» CMD <command> +1'],
  ['ENV a=b <|>', 'ENV «<name>=<value>...»'],
  ['ARG <|>', 'ARG «<name>[=<default>]...»'],
  ['RUN <|>', 'RUN [OPTIONS] «<command>» +1'],
  ['RUN foo <|>', 'nothing'],
  ['RUN foo && ba<|>', 'nothing'],
  ['RUN docker run <|>', RUN.replace('IMAGE', '«IMAGE»')],
  ['RUN docker run --name <|>', RUN.replace('[OPTIONS]', '«[OPTIONS]»')],
  ['RUN docker run --rm --name x im<|>g ls', RUN.replace('IMAGE', '«IMAGE»')],
  ['RUN docker run --rm img <|>', RUN.replace('[COMMAND [ARG...]]', '«[COMMAND [ARG...]]»')],
  ['RUN docker run x; <|>', 'nothing'],
  ['RUN apt-get install -y \\\n  <|>', 'apt-get install [OPTIONS] «PACKAGE...»'],
  ['# docker run <|>', 'nothing'],
];

const OTHERS: readonly (readonly [file: string, marked: string, expected: string])[] = [
  [
    'compose.yaml',
    'services:\n  a:\n    command: docker run <|>\n',
    RUN.replace('IMAGE', '«IMAGE»'),
  ],
  ['compose.yaml', 'services:\n  a:\n    image: <|>\n', 'nothing'],
  ['main.tf', 'locals {\n  a = substr("x, y", <|>)\n}\n', 'substr(str, «offset», length)'],
  ['main.tf', 'locals {\n  a = substr("x", <|>\n}\n', 'substr(str, «offset», length)'],
  ['main.tf', 'locals {\n  a = substr(upper("x<|>"), 1)\n}\n', 'upper(«str»)'],
  ['main.tf', 'locals {\n  a = substr(upper("x"), 1, <|>)\n}\n', 'substr(str, offset, «length»)'],
  ['main.tf', 'locals {\n  a = max(1, [2, 3], <|>)\n}\n', 'max(«numbers...»)'],
  ['main.tf', 'locals {\n  a = substr("x", 1)<|>\n}\n', 'nothing'],
  ['Vagrantfile', vagrant('config.vm.synced_folder ".", <|>'), 'synced_folder(source, «target»)'],
  ['Vagrantfile', vagrant('config.vm.network "private_network", <|>'), 'network(type)'],
  ['Vagrantfile', vagrant('config.vm.define "a" do |x|\n    <|>\n  end'), 'nothing'],
];

function vagrant(line: string): string {
  return `Vagrant.configure("2") do |config|\n  ${line}\nend\n`;
}

describe('signatures', () => {
  for (const [marked, expected] of DOCKERFILE)
    it(`tell how an instruction or a command is written: ${marked}`, () =>
      assert.equal(shown('Dockerfile', `FROM x\n${marked}`), expected));
  for (const [file, marked, expected] of OTHERS)
    it(`tell how something is written in ${file}: ${marked}`, () =>
      assert.equal(shown(file, marked), expected));

  it('explain what is written and each of its parts', () => {
    const { world, offset } = place('Dockerfile', 'FROM x\nRUN docker run <|>');
    const [first] = signatures(world, offset).result;
    assert.match(first!.about, /container/);
    assert.match(first!.parameters[0]!.about, /--add-host, /);
  });
});
