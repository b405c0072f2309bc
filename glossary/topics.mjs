// What the bundle adds to topic notes: links back, and the entries that belong to them.
import { units } from './reviews.mjs';

/** The `see` of topics, each link both ways: where A names B, B names A behind its own. */
export function mutualLinks(topics) {
  const links = new Map(topics.map(({ id, see = [] }) => [id, [...see]]));
  for (const { id, see = [] } of topics)
    for (const other of see) {
      const back = links.get(other);
      if (back && !back.includes(id)) back.push(id);
    }
  return links;
}

/** By topic, its entries as [id, title]; rows of vocabularies are too many to list. */
export function entriesByTopic(terms) {
  const alone = new Set(units().map(({ id }) => id));
  const byTopic = new Map();
  for (const { id, title, topic, hidden } of terms) {
    if (!alone.has(id) || hidden) continue;
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), [id, title]]);
  }
  return byTopic;
}
