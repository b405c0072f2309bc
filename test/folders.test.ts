import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { rulesOf, run } from './command.ts';
import { root } from './harness.ts';
import { initialize, openText, type Server, startServer } from './server.ts';

describe('rules that need a whole folder', () => {
  let server: Server;

  before(async () => {
    server = startServer(path.join(root, 'dist/language-server.js'));
    await initialize(server);
  });
  after(() => server.stop());

  const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

  it('tells of names that nobody in the folder declares, once it knows the folder', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-glossary-'));
    const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
    const main = uriOf('main.tf');
    const variables = uriOf('variables.tf');
    const text = 'locals {\n  a = var.regoin\n}\n';
    const until = async (expected: readonly string[]) => {
      const told = () => codes(server.published.get(main) ?? []);
      for (let i = 0; i < 80 && String(told()) !== String(expected); i++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.deepEqual(told(), expected);
    };
    fs.writeFileSync(path.join(folder, 'main.tf'), text);
    fs.writeFileSync(path.join(folder, 'variables.tf'), 'variable "region" {}\n');
    assert.deepEqual(await openText(server, main, 'terraform', text), []);
    await until(['undeclared-reference']);
    const [finding] = server.published.get(main)!;
    const fixes = await server.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: main },
      range: finding!.range,
      context: { diagnostics: [finding] },
    });
    assert.ok(fixes.some(({ title }) => title === 'Change to var.region'));

    // An open buffer wins over the disk, and those that it belongs to hear of it.
    await openText(server, variables, 'terraform', 'variable "region" {}\n');
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: variables, version: 2 },
      contentChanges: [{ text: 'variable "regoin" {}\n' }],
    });
    await until([]);
    await server.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: variables },
    });
    await until(['undeclared-reference']);

    // What lies there now may declare it.
    fs.writeFileSync(path.join(folder, 'more.tf.json'), '{}');
    const saved = () =>
      server.connection.sendNotification('textDocument/didSave', { textDocument: { uri: main } });
    await saved();
    await until([]);
    fs.rmSync(path.join(folder, 'more.tf.json'));
    await saved();
    await until(['undeclared-reference']);
    await openText(server, 'untitled:main.tf', 'terraform', text);
    assert.deepEqual(server.published.get('untitled:main.tf'), []);
    fs.rmSync(folder, { recursive: true });
  });

  it('tells what a folder lacks only where all of it can be read', () => {
    const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      alone: {},
      below: { 'modules/more.tf.json': '{}' },
      versioned: { 'versions.tf': 'terraform {\n  required_version = "1.9"\n}\n' },
      json: { 'more.tf.json': '{}' },
      template: { 'main.tf.tmpl': '' },
      terragrunt: { 'terragrunt.hcl': '' },
      terramate: { 'stack.tm.hcl': '' },
      broken: { 'broken.tf': '# x\nlocals {' },
      large: { 'large.tf': '#'.repeat(4_000_001) },
    };
    const files = Object.entries(beside).flatMap(([folder, more]) =>
      Object.entries({
        'main.tf': 'terraform {}\nlocals {\n  a = var.regoin\n}\n',
        'variables.tf': 'variable "region" {\n  type = string\n}\n',
        ...more,
      }).map(([name, text]) => [`${folder}/${name}`, text] as const),
    );
    const { stdout } = run(Object.fromEntries(files), ['check', '--format', 'json', '.']);
    assert.deepEqual(rulesOf(stdout), [
      'alone/main.tf required-version-missing',
      'alone/main.tf undeclared-reference',
      'below/main.tf required-version-missing',
      'below/main.tf undeclared-reference',
      'broken/broken.tf syntax-and-schema',
      'versioned/main.tf undeclared-reference',
    ]);
  });
});
