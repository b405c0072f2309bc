import { env, type QuickPickItem, QuickPickItemKind, ThemeIcon, Uri, window } from 'vscode';
import { SEARCH, type SearchAnswer, type SearchHit } from '../../../server/src/protocol.ts';
import type { Panel } from './panel.ts';
import type { Ask } from './reader.ts';

interface HitItem extends QuickPickItem {
  readonly hit?: SearchHit;
}

const DOCS = { iconPath: new ThemeIcon('link-external'), tooltip: 'Open documentation' };

/** Looks terms and notes up while the user types; Enter opens what is chosen, its button the documentation. */
export function pickNote(panel: Panel, ask: Ask, kind?: SearchHit['kind']): void {
  const pick = window.createQuickPick<HitItem>();
  pick.placeholder = kind ? 'Topic notes' : 'Terms and topic notes';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // The order is the search's. Editors that do not know this sort by the label.
  Object.assign(pick, { sortByLabel: false });
  let turn = 0;
  const look = async (query: string): Promise<void> => {
    const mine = ++turn;
    pick.busy = true;
    // Without a server nothing is found; the language status says why.
    const answer = await ask<SearchAnswer>(SEARCH, { query }).catch(() => undefined);
    if (mine !== turn) return;
    pick.busy = false;
    pick.items = answer ? itemsOf(answer, query, kind) : [];
  };
  pick.onDidChangeValue((query) => void look(query));
  pick.onDidAccept(() => {
    const hit = pick.selectedItems[0]?.hit;
    if (!hit) return;
    pick.hide();
    void panel.open(hit.note);
  });
  pick.onDidTriggerItemButton(({ item }) => {
    if (item.hit?.docs !== undefined) void env.openExternal(Uri.parse(item.hit.docs));
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
  void look('');
}

/** The groups of an answer, or what may have been meant. */
function itemsOf(
  { groups, near }: SearchAnswer,
  query: string,
  kind?: SearchHit['kind'],
): readonly HitItem[] {
  const shown = groups.filter((group) => !kind || group.kind === kind);
  const items = shown.flatMap(({ title, hits }) => [separator(title), ...hits.map(itemOf)]);
  if (items.length) return items;
  const meant = near.filter((hit) => !kind || hit.kind === kind);
  return [
    { label: `Nothing found for "${query}"`, alwaysShow: true },
    ...(meant.length ? [separator('Did you mean'), ...meant.map(itemOf)] : []),
  ];
}

const separator = (label: string): HitItem => ({ label, kind: QuickPickItemKind.Separator });

const itemOf = (hit: SearchHit): HitItem => ({
  hit,
  label: `$(${hit.kind === 'topic' ? 'book' : 'symbol-keyword'}) ${hit.title}`,
  ...(hit.match !== undefined && { description: hit.match }),
  detail: hit.summary,
  alwaysShow: true,
  ...(hit.docs !== undefined && { buttons: [DOCS] }),
});
