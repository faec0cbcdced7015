import type { SeenMessage, StoredIssue } from './facts';

/** One issue shown once: as a card, or as a line of a digest. */
export interface Place {
  kind: 'card' | 'line';
  channelId: string;
  issue: StoredIssue;
}

export interface Places {
  /** In reading order within each channel. */
  found: Place[];
  /** Cards and lines that belong to no issue, or name another one. */
  wrong: string[];
}

/** Where issues are shown, by what the messages carry and say. */
export function findPlaces(messages: readonly SeenMessage[], issues: readonly StoredIssue[]): Places {
  const byCard = new Map(issues.map((issue) => [`card:${issue.cardId}`, issue]));
  const byName = new Map(issues.map((issue) => [issue.shortId, issue]));
  const places: Places = { found: [], wrong: [] };
  const inOrder = messages.filter(({ isReply }) => !isReply).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  for (const { key, channelId, shortIds } of inOrder) {
    if (key?.startsWith('card:')) {
      const issue = byCard.get(key);
      if (issue && shortIds.includes(issue.shortId)) places.found.push({ kind: 'card', channelId, issue });
      else places.wrong.push(`${key} in ${channelId}`);
    }
    if (!key?.startsWith('digest:')) continue;
    for (const shortId of shortIds) {
      const issue = byName.get(shortId);
      if (issue) places.found.push({ kind: 'line', channelId, issue });
      else places.wrong.push(`${shortId} in ${key}`);
    }
  }
  return places;
}

/**
 * The issues shown out of turn: in each channel cards and lines, read from top to bottom, have to come in the order of
 * their cards' numbers, which is that of their issues' first events.
 */
export function outOfTurn(places: readonly Place[]): string[] {
  const highest = new Map<string, number>();
  return places.flatMap(({ channelId, issue: { shortId, cardId } }) => {
    const before = highest.get(channelId) ?? 0;
    highest.set(channelId, Math.max(before, cardId ?? 0));
    return cardId !== null && cardId < before ? [`${shortId} in ${channelId}`] : [];
  });
}
