import assert from 'node:assert/strict';
import {
  commands,
  type CompletionItem,
  type CompletionList,
  ConfigurationTarget,
  languages,
  Position,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { closeAll, findings, ruleOf, until, write } from './buffer.ts';

const RULE = 'cli-host-namespace';
const NAMES = ['.cloud-glossary.jsonc', '.cloud-glossary.json', '.cloud-glossary.yaml'] as const;

/** The same settings in the spelling of a file. */
const spelled = (name: string, severity: string): string =>
  name.endsWith('.yaml')
    ? `lint:\n  rules:\n    ${RULE}: ${severity}\n`
    : `{\n  "lint": {\n    "rules": { "${RULE}": "${severity}" }\n  }\n}\n`;

const at = (...path: string[]) => Uri.joinPath(workspace.workspaceFolders![0]!.uri, ...path);
const encode = (text: string) => new TextEncoder().encode(text);
const open = async (uri: Uri): Promise<TextDocument> =>
  (await window.showTextDocument(await workspace.openTextDocument(uri))).document;
const active = () => window.activeTextEditor!.document;
const openConfig = () => commands.executeCommand('cloudGlossary.openConfig');

const tells = (document: TextDocument, isSo: (rules: readonly string[]) => boolean) =>
  until(() => findings(document).map(ruleOf), isSo);

/** All that is said of a configuration, whoever says it, by line. */
const said = ({ uri }: TextDocument) =>
  languages
    .getDiagnostics(uri)
    .map(({ range, message }) => `${range.start.line}: ${message}`)
    .sort();

async function offered(document: TextDocument, line: number, column: number) {
  const position = new Position(line, column);
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }: CompletionItem) =>
    (typeof label === 'string' ? label : label.label).replaceAll('"', ''),
  );
}

let folders = 0;

/** A folder of its own with a Dockerfile: editors remember buffers whose file is gone. */
async function fresh(): Promise<(...path: string[]) => Uri> {
  const folder = at(`configured-${++folders}`);
  const dockerfile = Uri.joinPath(folder, 'Dockerfile');
  await workspace.fs.copy(at('app', 'Dockerfile'), dockerfile);
  return (...path) => Uri.joinPath(folder, ...path);
}

describe('configuration file', () => {
  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.saveAll');
    await closeAll();
  });
  after(async () => {
    for (; folders; folders--)
      await workspace.fs.delete(at(`configured-${folders}`), { recursive: true });
  });

  for (const [i, name] of NAMES.entries())
    it(`${name} is opened where it is there, and read while it is written`, async () => {
      const inside = await fresh();
      // The last spelling counts only where no other is.
      for (const other of NAMES.slice(i))
        await workspace.fs.writeFile(inside(other), encode(spelled(other, 'off')));
      const docker = await open(inside('Dockerfile'));
      await tells(docker, (rules) => rules.length > 0 && !rules.includes(RULE));
      await openConfig();
      const config = active();
      assert.equal(config.uri.path, inside(name).path);
      await write(config, spelled(name, 'error'));
      await tells(docker, (rules) => rules.includes(RULE));
      assert.equal(findings(docker).find((one) => ruleOf(one) === RULE)?.severity, 0);
    });

  it('counts from the moment when it appears on disk, until it disappears', async () => {
    const inside = await fresh();
    const docker = await open(inside('Dockerfile'));
    await tells(docker, (rules) => rules.includes(RULE));
    await workspace.fs.writeFile(inside(NAMES[2]), encode(spelled(NAMES[2], 'off')));
    await tells(docker, (rules) => !rules.includes(RULE));
    await workspace.fs.delete(inside(NAMES[2]));
    await tells(docker, (rules) => rules.includes(RULE));
  });

  it('is the nearest one above the active file', async () => {
    const inside = await fresh();
    await workspace.fs.writeFile(inside(NAMES[2]), encode('lint: {}\n'));
    await workspace.fs.copy(inside('Dockerfile'), inside('deeper', 'Dockerfile'));
    await open(inside('deeper', 'Dockerfile'));
    await openConfig();
    assert.equal(active().uri.path, inside(NAMES[2]).path);
  });

  it('is written where there is none, and what is written next counts at once', async () => {
    const docker = await open(at('app', 'Dockerfile'));
    await tells(docker, (rules) => rules.includes(RULE));
    await openConfig();
    assert.equal(active().uri.path, at(NAMES[0]).path);
    assert.equal(active().languageId, 'jsonc');
    // The cursor is where rules are named.
    await commands.executeCommand('type', { text: `"${RULE}": "off` });
    assert.ok(active().getText().includes(`"rules": {"${RULE}": "off"}`), active().getText());
    await tells(docker, (rules) => rules.length > 0 && !rules.includes(RULE));
    assert.deepEqual(said(active()), []);
    await active().save();
    await workspace.fs.delete(at(NAMES[0]));
  });

  for (const name of NAMES)
    it(`${name} has each of its mistakes told once`, async () => {
      const inside = await fresh();
      await workspace.fs.writeFile(inside(name), encode(spelled(name, 'off')));
      const config = await open(inside(name));
      await write(config, spelled(name, 'never'));
      await until(
        () => said(config),
        (all) => all.length === 1 && all[0]!.startsWith('2: '),
      );
      await write(config, spelled(name, 'off').replace(RULE, 'no-such-rule'));
      await until(
        () => said(config),
        (all) => all.join('\n') === '2: no-such-rule is no rule and no category',
      );
      await write(config, spelled(name, 'off'));
      await until(
        () => said(config),
        (all) => all.length === 0,
      );
    });

  for (const name of NAMES)
    it(`${name} is completed: keys, rules and severities`, async () => {
      const inside = await fresh();
      const isYaml = name.endsWith('.yaml');
      await workspace.fs.writeFile(inside(name), encode(isYaml ? '' : '{}'));
      const config = await open(inside(name));
      const isOffered = async (text: string, line: number, column: number, wanted: string) => {
        await write(config, text);
        await until(
          () => offered(config, line, column),
          (labels) => labels.includes(wanted),
        );
      };
      await isOffered(isYaml ? 'lint:\n  \n' : '{ "lint": {\n"" } }', 1, isYaml ? 2 : 1, 'profile');
      const rules = isYaml ? 'lint:\n  rules:\n    ' : '{ "lint": { "rules":\n{\n"" } } }';
      await isOffered(rules, 2, isYaml ? 4 : 1, RULE);
      const severity = isYaml
        ? `lint:\n  rules:\n    ${RULE}: `
        : `{ "lint": { "rules":\n{\n"${RULE}": "" } } }`;
      await isOffered(severity, 2, RULE.length + (isYaml ? 6 : 5), 'hint');
    });
});

describe('files that settings make ours', () => {
  const settings = () => workspace.getConfiguration('cloudGlossary');
  const associate = (to: object | undefined) =>
    settings().update('files.associations', to, ConfigurationTarget.Workspace);
  afterEach(async () => {
    await closeAll();
    await associate(undefined);
  });

  it('are read from the moment of the setting, in whatever language the editor has them', async () => {
    const file = at('shop.build');
    await workspace.fs.copy(at('app', 'Dockerfile'), file);
    const document = await open(file);
    assert.equal(document.languageId, 'plaintext');
    await associate({ '*.build': 'dockerfile' });
    await tells(document, (rules) => rules.includes(RULE));
    await associate(undefined);
    await tells(document, (rules) => rules.length === 0);
    await workspace.fs.delete(file);
  });
});
