import assert from 'node:assert/strict';
import { hover } from '../server/src/features/hover.ts';
import { open } from './harness.ts';
import { analysisOf, worldOf } from './world.ts';

/** What a hover says at `<|>`: its heading and its first paragraph. */
function explained(text: string, file = 'roles/app/tasks/main.yml'): string {
  const offset = text.indexOf('<|>');
  const document = open(file, text.replace('<|>', ''));
  const { result } = hover(worldOf(document), offset);
  return (result?.text ?? 'nothing').split('\n').slice(0, 3).join(' ');
}

describe('values that their setting explains', () => {
  it('finds the setting of a word that stands behind the module alone', () => {
    assert.match(
      explained('- meta: flush_<|>handlers\n'),
      /^\*\*meta: flush_handlers\*\*.*Runs notified/,
    );
  });
  it('knows a boolean in each of its spellings', () => {
    assert.match(
      explained('- apt:\n    upgrade: y<|>es\n'),
      /^\*\*upgrade: true\*\*.*Does the same as `safe`/,
    );
    assert.match(
      explained('- apt: upgrade=y<|>es\n'),
      /^\*\*upgrade: yes\*\*.*Does the same as `safe`/,
    );
    assert.match(
      explained('- apt:\n    upgrade: n<|>o\n'),
      /^\*\*upgrade: false\*\*.*Upgrades nothing/,
    );
  });
  it('knows the front of a value that goes on with a name', () => {
    assert.match(
      explained('RUN podman run --userns con<|>tainer:shop example.com/tool:1.4\n', 'Dockerfile'),
      /^\*\*--userns: container:shop\*\*.*user namespace of another container/,
    );
  });
  it('tells the meaning of a part rather than what its key is for', () => {
    assert.match(
      explained('RUN docker run --mount type=ra<|>mfs,target=/t a\n', 'Dockerfile'),
      /^\*\*type: ramfs\*\*.*never swapped/,
    );
  });
  it('writes a value that is a backtick so that it shows', () => {
    const document = open('Dockerfile', '# escape=`\n');
    const said = (shows: boolean): string => {
      const analysis = analysisOf();
      const presentation = { ...analysis.presentation, markdown: shows };
      return hover(worldOf(document, { ...analysis, presentation }), 3).result?.text ?? '';
    };
    assert.ok(said(true).includes('**Values:** `\\`, `` ` ``'), said(true));
    assert.ok(said(false).includes('Values: \\, `'), said(false));
  });
  it('lists the values that the tool at hand knows', () => {
    const listed = (tool: string): string => {
      const document = open('Dockerfile', `FROM a:1\nRUN ${tool} run --network=host a:1\n`);
      const at = document.text.indexOf('--network') + 3;
      return hover(worldOf(document), at).result?.text ?? '';
    };
    assert.match(listed('podman'), /Values:\*\* `bridge`, `none`, `host`, `container:`, `private`/);
    assert.match(listed('docker'), /Values:\*\* `bridge`, `none`, `host`, `container:` ·/);
  });
  it('says nothing of names that people choose', () => {
    const text =
      'x-a: &ba<|>se {restart: always}\nservices:\n  we<|>b:\n    <<: *ba<|>se\n    image: a:1\n';
    for (let i = 1; i < 4; i++) {
      const pieces = text.split('<|>');
      const marked = `${pieces.slice(0, i).join('')}<|>${pieces.slice(i).join('')}`;
      assert.equal(explained(marked, 'compose.yaml'), 'nothing', marked);
    }
  });
  it('says nothing of a value that the setting does not name', () => {
    assert.equal(explained('- apt:\n    upgrade: so<|>on\n'), 'nothing');
  });
});
