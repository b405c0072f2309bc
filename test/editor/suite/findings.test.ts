import assert from 'node:assert/strict';
import {
  type CodeAction,
  commands,
  ConfigurationTarget,
  type Diagnostic,
  type TextDocument,
  workspace,
} from 'vscode';
import { closeAll, findings, openBuffer, ruleOf, until } from './buffer.ts';

const RULE = 'cli-privileged';
const TEXT = 'FROM debian:12\nRUN docker run --privileged example.com/a:1\n';

async function openWithFinding() {
  const { document } = await openBuffer('dockerfile', TEXT);
  const found = await until(
    () => findings(document),
    (all) => all.map(ruleOf).includes(RULE),
  );
  const finding = found.find((one) => ruleOf(one) === RULE)!;
  return { document, finding, actions: await actionsFor(document, finding) };
}

const actionsFor = ({ uri }: TextDocument, { range }: Diagnostic): Thenable<CodeAction[]> =>
  commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range);

describe('findings', () => {
  afterEach(closeAll);

  it('appear while typing', async () => {
    const { document } = await openBuffer('dockerfile', TEXT.replace('privileged ', '<|> '));
    await commands.executeCommand('type', { text: 'privileged' });
    await until(
      () => findings(document).map(ruleOf),
      (rules) => rules.includes(RULE),
    );
  });

  it('are mended from the light bulb, and disappear', async () => {
    const { document, actions } = await openWithFinding();
    const fix = actions.find(({ isPreferred, edit }) => isPreferred && edit) ?? actions[0]!;
    assert.ok(fix.edit, actions.map(({ title }) => title).join('\n'));
    await workspace.applyEdit(fix.edit);
    assert.doesNotMatch(document.getText(), /--privileged/);
    await until(
      () => findings(document).map(ruleOf),
      (rules) => !rules.includes(RULE),
    );
  });

  it('are ignored by a comment', async () => {
    const { document, actions } = await openWithFinding();
    const ignore = actions.find(({ title }) => /^Ignore .* on this line$/.test(title))!;
    await workspace.applyEdit(ignore.edit!);
    assert.match(document.getText(), /^# cloud-glossary ignore=cli-privileged$/m);
    await until(
      () => findings(document).map(ruleOf),
      (rules) => !rules.includes(RULE),
    );
  });

  it('are turned off for the workspace', async () => {
    const { document, actions } = await openWithFinding();
    const off = actions.find(({ title }) => title.startsWith('Turn off'))!;
    try {
      await commands.executeCommand(off.command!.command, ...off.command!.arguments!);
      await until(
        () => findings(document).map(ruleOf),
        (rules) => !rules.includes(RULE),
      );
    } finally {
      await workspace
        .getConfiguration('cloudGlossary')
        .update('lint.rules', undefined, ConfigurationTarget.Workspace);
    }
  });

  for (const [what, name, rule, after] of [
    ['silences nothing', 'cli-privileged,use-apt-get', 'unused-ignore', 'cli-privileged'],
    ['names no rule', 'cli-privilegde', 'unknown-ignore', 'cli-privileged'],
  ] as const)
    it(`mend an ignore comment that ${what}`, async () => {
      const text = TEXT.replace('RUN', `# cloud-glossary ignore=${name}\nRUN`);
      const { document } = await openBuffer('dockerfile', text);
      const [finding] = await until(
        () => findings(document).filter((one) => ruleOf(one) === rule),
        (found) => found.length === 1,
      );
      const [fix] = await actionsFor(document, finding!);
      await workspace.applyEdit(fix!.edit!);
      assert.equal(document.lineAt(1).text, `# cloud-glossary ignore=${after}`);
      await until(
        () => findings(document),
        (found) => found.length === 0,
      );
    });

  it('survive a restart of the server', async () => {
    const { document } = await openWithFinding();
    await commands.executeCommand('cloudGlossary.restartServer');
    await until(
      () => findings(document).map(ruleOf),
      (rules) => rules.includes(RULE),
    );
  });
});
