import type { FromPanel, ToPanel } from '../messages.ts';

interface State {
  /** What is shown, empty for nothing. */
  readonly key: string;
  readonly pinned: boolean;
  readonly query: string;
  /** Scroll positions by note. */
  readonly scroll: Readonly<Record<string, number>>;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const api = acquireVsCodeApi();
const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const article = byId('article');
const search = byId<HTMLInputElement>('search');
const results = byId('results');
const follow = byId('follow');
const status = byId('status');

const state = (): State => ({ key: '', pinned: false, query: '', scroll: {}, ...api.getState() });
const keep = (change: Partial<State>): void => api.setState({ ...state(), ...change });
const send = (message: FromPanel): void => api.postMessage(message);

const show: { readonly [T in ToPanel['type']]: (m: ToPanel & { type: T }) => void } = {
  note({ key, title, html, navigated, heading }) {
    article.innerHTML = html;
    keep({ key });
    document.scrollingElement!.scrollTop = state().scroll[key] ?? 0;
    const section = headed(heading);
    section?.scrollIntoView();
    const start = section ?? article.querySelector<HTMLElement>('h1');
    if (navigated) start?.focus({ preventScroll: true });
    status.textContent = title;
  },
  empty({ html }) {
    article.innerHTML = html;
  },
  state({ follow: isFollowing, pinned }) {
    follow.setAttribute('aria-pressed', String(isFollowing && !pinned));
    follow.textContent = pinned ? 'Pinned' : 'Follow';
    keep({ pinned });
  },
  following({ on }) {
    document.body.classList.toggle('not-following', !on);
  },
  results({ query, answer: { groups, near } }) {
    if (query !== search.value) return;
    const shown = groups.length || !near.length ? groups : [{ title: 'Did you mean', hits: near }];
    results.replaceChildren(...shown.map(groupOf));
    if (!groups.length) results.prepend(element('p', `Nothing found for "${query}".`));
    for (const [i, option] of results.querySelectorAll('[role=option]').entries())
      option.id = `result-${i}`;
    setOpen(query.trim() !== '');
    const found = groups.flatMap(({ hits }) => hits).length;
    later(() => (status.textContent = `${found} results`), 500);
  },
  askSection: () => send({ type: 'section', heading: headingInView() }),
  busy: ({ on }) => void (byId('progress').hidden = !on),
};

addEventListener('message', ({ data }: MessageEvent<ToPanel>) =>
  (show[data.type] as (m: ToPanel) => void)(data),
);

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

type Answer = (ToPanel & { type: 'results' })['answer'];
type Hit = Answer['near'][number];

/** The results of one kind under their heading. */
function groupOf({ title, hits }: Pick<Answer['groups'][number], 'title' | 'hits'>): HTMLElement {
  const group = element('div', '');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', title);
  const heading = element('small', title);
  heading.setAttribute('aria-hidden', 'true');
  group.append(heading, ...hits.map(resultOf));
  return group;
}

/** The heading with a text, ready for the focus. */
function headed(text: string): HTMLElement | undefined {
  const all = text ? article.querySelectorAll<HTMLElement>('h2, h3, h4') : [];
  const found = [...all].find((heading) => heading.textContent === text);
  if (found) found.tabIndex = -1;
  return found;
}

/** The last heading of the text that has been scrolled to. */
function headingInView(): string {
  const above = [...article.querySelectorAll<HTMLElement>(':scope > h2')].filter(
    (heading) => heading.getBoundingClientRect().top < innerHeight / 3,
  );
  return above.at(-1)?.textContent ?? '';
}

function resultOf({ note, title, match, summary }: Hit): HTMLElement {
  const option = element('div', '');
  option.setAttribute('role', 'option');
  option.tabIndex = -1;
  option.dataset['note'] = note;
  option.append(element('strong', title));
  if (match !== undefined) option.append(element('em', match));
  option.append(element('span', summary));
  return option;
}

function setOpen(isOpen: boolean): void {
  results.hidden = !isOpen;
  search.setAttribute('aria-expanded', String(isOpen));
}

const timers = new Map<string, number>();

/** Runs the last of a burst. */
function later(run: () => void, milliseconds: number): void {
  const key = String(milliseconds);
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(run, milliseconds));
}

search.addEventListener('input', () => {
  const query = search.value;
  if (!query.trim()) setOpen(false);
  keep({ query });
  later(() => send({ type: 'search', query }), 80);
});

document.addEventListener('click', (event) => {
  const at = event.target as HTMLElement;
  const note = at.closest<HTMLElement>('[data-note]')?.dataset['note'];
  const link = at.closest('a')?.getAttribute('href') ?? '';
  const block = at.closest('figure')?.querySelector('code')?.textContent ?? '';
  if (note !== undefined) choose(note);
  else if (at.closest('[data-copy]')) send({ type: 'copy', text: block });
  else if (at.closest('[data-insert]')) send({ type: 'insert', text: block });
  else if (at.closest('#follow')) send({ type: 'toggleFollow' });
  else if (at.closest('[data-search]')) send({ type: 'searchGlossary' });
  else if (link.startsWith('https://')) send({ type: 'link', url: link });
  else if (link.startsWith('#')) document.getElementById(link.slice(1))?.scrollIntoView();
  else return;
  event.preventDefault();
});

function choose(id: string): void {
  setOpen(false);
  search.value = '';
  keep({ query: '' });
  send({ type: 'open', id });
}

document.addEventListener('keydown', (event) => {
  const options = [...results.querySelectorAll<HTMLElement>('[role=option]')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  const isTyping = document.activeElement === search;
  const move = (to: number) =>
    (to < 0 ? search : options[Math.min(to, options.length - 1)])?.focus();
  if (event.altKey && event.key === 'ArrowLeft') send({ type: 'back' });
  else if (event.altKey && event.key === 'ArrowRight') send({ type: 'forward' });
  else if (event.key === '/' && !isTyping) search.focus();
  else if (event.key === 'ArrowDown' && !results.hidden && (isTyping || at >= 0)) move(at + 1);
  else if (event.key === 'ArrowUp' && at >= 0) move(at - 1);
  else if (event.key === 'Enter' && at >= 0) choose(options[at]!.dataset['note']!);
  else if (event.key === 'Enter' && isTyping && options[0]) choose(options[0].dataset['note']!);
  else if (event.key === 'Escape' && !results.hidden) {
    setOpen(false);
    article.querySelector<HTMLElement>('h1')?.focus();
  } else return;
  event.preventDefault();
});

document.addEventListener('scroll', () => {
  // Taken now: what is shown later may be another note.
  const { key } = state();
  const top = document.scrollingElement!.scrollTop;
  later(() => keep({ scroll: { ...state().scroll, [key]: top } }), 120);
});

const size = Number(document.documentElement.dataset['fontSize']);
if (size > 0) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body { font-size: ${size}px; }`);
  document.adoptedStyleSheets = [sheet];
}

const { key, pinned, query } = state();
search.value = query;
send({ type: 'ready', key, pinned });
