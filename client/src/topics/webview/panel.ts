import type { FromPanel, ToPanel } from '../messages.ts';

interface State {
  readonly key?: string;
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

const state = (): State => api.getState() ?? { scroll: {} };
const send = (message: FromPanel): void => api.postMessage(message);

const show: { readonly [T in ToPanel['type']]: (m: ToPanel & { type: T }) => void } = {
  note({ key, title, html, navigated }) {
    article.innerHTML = html;
    api.setState({ ...state(), key });
    document.scrollingElement!.scrollTop = state().scroll[key] ?? 0;
    if (navigated) article.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    status.textContent = title;
  },
  empty({ html }) {
    article.innerHTML = html;
  },
  state({ follow: isFollowing, pinned }) {
    follow.setAttribute('aria-pressed', String(isFollowing && !pinned));
    follow.textContent = pinned ? 'Pinned' : 'Follow';
  },
  following({ on }) {
    document.body.classList.toggle('not-following', !on);
  },
  results({ query, hits }) {
    if (query !== search.value) return;
    results.replaceChildren(...hits.map(resultOf));
    if (!hits.length && query.trim()) results.append(element('p', `Nothing found for "${query}".`));
    setOpen(query.trim() !== '');
    later(() => (status.textContent = `${hits.length} results`), 500);
  },
  focusSearch: () => search.focus(),
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

function resultOf(hit: (ToPanel & { type: 'results' })['hits'][number], i: number): HTMLElement {
  const option = element('div', '');
  option.id = `result-${i}`;
  option.setAttribute('role', 'option');
  option.tabIndex = -1;
  option.dataset['note'] = hit.id;
  option.append(element('strong', hit.title));
  if (hit.match !== undefined) option.append(element('em', hit.match));
  option.append(element('span', hit.summary));
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
  later(() => send({ type: 'search', query }), 80);
});

document.addEventListener('click', (event) => {
  const at = event.target as HTMLElement;
  const note = at.closest<HTMLElement>('[data-note]')?.dataset['note'];
  const link = at.closest('a')?.getAttribute('href') ?? '';
  const block = at.closest('figure')?.querySelector('code')?.textContent ?? '';
  const command = at.closest<HTMLElement>('[data-command]')?.dataset['command'];
  if (note !== undefined) choose(note);
  else if (at.closest('[data-copy]')) send({ type: 'copy', text: block });
  else if (at.closest('[data-insert]')) send({ type: 'insert', text: block });
  else if (at.closest('#follow')) send({ type: 'toggleFollow' });
  else if (command === 'searchGlossary') send({ type: 'command', name: command });
  else if (link.startsWith('https://')) send({ type: 'link', url: link });
  else if (link.startsWith('#')) document.getElementById(link.slice(1))?.scrollIntoView();
  else return;
  event.preventDefault();
});

function choose(id: string): void {
  setOpen(false);
  search.value = '';
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
  const { key, scroll } = state();
  if (key === undefined) return;
  later(
    () => api.setState({ key, scroll: { ...scroll, [key]: document.scrollingElement!.scrollTop } }),
    120,
  );
});

const size = Number(document.documentElement.dataset['fontSize']);
if (size > 0) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body { font-size: ${size}px; }`);
  document.adoptedStyleSheets = [sheet];
}

const { key } = state();
send({ type: 'ready', ...(key !== undefined && { key }) });
