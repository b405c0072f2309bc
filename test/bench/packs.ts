import { openText, type Server } from '../server.ts';

/** A file whose words lie in every pack there is, each with a place to hover and one to complete. */
const FILES = [
  {
    uri: 'untitled:/packs.tf',
    languageId: 'terraform',
    text: `${[
      'aws_wafv2_web_acl',
      'azurerm_subnet',
      'google_compute_firewall',
      'kubernetes_deployment',
      'docker_container',
      'random_id',
      'null_resource',
    ]
      .map((type) => `resource "${type}" "a" {\n  name = "a"\n}\n`)
      .join('')}resource "`,
  },
  {
    uri: 'untitled:/site.yml',
    languageId: 'ansible',
    text: '- hosts: a\n  tasks:\n    - community.mysql.mysql_db:\n        name: a\n    - ',
  },
  { uri: 'untitled:/Dockerfile', languageId: 'dockerfile', text: 'FROM postgres:' },
] as const;

/** Uses every pack once: hovers all lines, and completes where the text ends. */
export async function useAllPacks(server: Server): Promise<void> {
  for (const { uri, languageId, text } of FILES) {
    await openText(server, uri, languageId, text);
    const lines = text.split('\n');
    const ask = (method: string, line: number, character: number) =>
      server.connection.sendRequest(`textDocument/${method}`, {
        textDocument: { uri },
        position: { line, character },
      });
    for (const [line, { length }] of lines.entries())
      for (const character of [8, 14]) if (character < length) await ask('hover', line, character);
    await ask('completion', lines.length - 1, lines.at(-1)!.length);
  }
}
