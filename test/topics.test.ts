import assert from 'node:assert/strict';
import {
  canGo,
  followed,
  gone,
  type History,
  NO_HISTORY,
  visited,
} from '../client/src/topics/history.ts';
import { readMessage } from '../client/src/topics/messages.ts';
import { createReader } from '../client/src/topics/reader.ts';
import { article, render, sectionOf, withPictures } from '../client/src/topics/render.ts';
import type { Note } from '../server/src/protocol.ts';

const note: Note = {
  kind: 'topic',
  id: 'docker',
  title: 'Docker & <friends>',
  trail: [
    { id: 'containers', title: 'Containers' },
    { id: 'docker', title: 'Docker' },
  ],
  markdown: '## One\n\nText.\n\n## Two\n\n## Two\n',
  see: [{ id: 'podman', title: 'Podman' }],
  docs: { Docker: 'https://docs.docker.com/', evil: 'javascript:alert(1)' },
};

describe('topic notes', () => {
  it('renders no markup and no link but https, notes and places in the page', () => {
    const { html } = render(
      '<img src=x onerror=alert(1)> [a](https://x.example/) [b](note:docker) [c](javascript:x) [d](command:y) ![e](https://x.example/e.png) [f](file:///etc/passwd)',
    );
    assert.ok(!/<img|<script|javascript:x"|href="command|href="file/.test(html), html);
    assert.match(html, /<a href="https:\/\/x\.example\/">a<\/a>/);
    assert.match(html, /<a href="#" data-note="docker">b<\/a>/);
  });

  it('shows pictures that come with the note, and no others', () => {
    const images = { layers: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' };
    const text =
      '![A stack of layers](images/layers.svg) ![Else](images/other.svg) ![Out](https://x.example/e.png)';
    const { html } = render(text, { images });
    assert.match(html, /role="img" aria-label="A stack of layers"><svg /);
    assert.equal(html.match(/<svg/g)?.length, 1);
    assert.ok(!html.includes('<img'), html);
    const plain = withPictures({ ...note, markdown: text, images });
    assert.match(plain, /!\[A stack of layers\]\(data:image\/svg\+xml;base64,[\w+/=]+\)/);
  });

  it('lists the terms of a topic', () => {
    const html = article({ ...note, terms: [{ id: 'term:k3s', title: 'K3s' }] });
    assert.match(
      html,
      /<summary>Terms \(1\)<\/summary><ul><li><a href="#" data-note="term:k3s">K3s/,
    );
  });

  it('escapes code and offers to copy it', () => {
    const { html } = render('```dockerfile\nRUN echo "<b>" && true\n```\n');
    assert.match(
      html,
      /language-dockerfile">RUN echo &#34;&#60;b&#62;&#34; &#38;&#38; true<\/code>/,
    );
    assert.match(html, /data-copy/);
  });

  it('builds an article with its trail, contents and links', () => {
    const html = article(note);
    assert.match(html, /<h1 tabindex="-1">Docker &#38; &#60;friends&#62;<\/h1>/);
    assert.match(html, /data-note="containers">Containers/);
    assert.match(html, /href="#section-two-2"/);
    assert.match(html, /data-note="podman"/);
    assert.ok(!html.includes('javascript:'), 'documentation is https only');
  });

  it('finds a section by its heading', () => {
    const text = 'Intro.\n\n## One\n\nText.\n\n## Two\n\nMore.\n';
    assert.equal(sectionOf(text, 'One'), '## One\n\nText.');
    assert.equal(sectionOf(text, ''), 'Intro.');
  });

  it('remembers where the user went, not where the cursor went', () => {
    const walk = (...steps: ((history: History) => History)[]) =>
      steps.reduce((history, step) => step(history), NO_HISTORY);
    const to = (id: string) => (history: History) => visited(history, id);
    const cursor = (id: string) => (history: History) => followed(history, id);
    const there = walk(to('a'), cursor('b'), to('c'));
    assert.deepEqual(there, { entries: ['b', 'c'], at: 1 });
    assert.equal(canGo(there, 1), false);
    const back = gone(there, -1);
    assert.deepEqual(back, { entries: ['b', 'c'], at: 0 });
    assert.deepEqual(visited(back, 'd'), { entries: ['b', 'd'], at: 1 });
    const many = walk(...Array.from({ length: 80 }, (_, i) => to(String(i))));
    assert.equal(many.entries.length, 50);
  });

  it('begins at a heading, and again when the user comes back to it', async () => {
    const asked: unknown[] = [];
    const shown: string[] = [];
    const ask = <A>(_: string, params: unknown): Promise<A> => {
      const { id = '' } = params as { id?: string };
      asked.push(id);
      return Promise.resolve({ ...note, id } as A);
    };
    const reader = createReader(ask, {
      show: ({ id }, _, heading) => shown.push(`${id} ${heading}`),
      busy: () => undefined,
    });
    await reader.open('docker#C# and others');
    await reader.open('podman');
    await reader.go(-1);
    assert.deepEqual(asked, ['docker', 'podman', 'docker']);
    assert.deepEqual(shown, ['docker C# and others', 'podman ', 'docker C# and others']);
    assert.equal(reader.heading, 'C# and others');
  });

  it('takes only messages that it knows', () => {
    assert.deepEqual(readMessage({ type: 'open', id: 'docker' }), { type: 'open', id: 'docker' });
    const bad = [null, 'open', {}, { type: 'run' }, { type: 'open' }, { type: 'open', id: 3 }];
    for (const message of [...bad, { type: 'back', name: 'showLog' }, { type: 'toString' }])
      assert.equal(readMessage(message), undefined);
  });
});
