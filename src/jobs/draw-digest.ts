import { recordRetired } from '../cards/card.store';
import { findLines, isNewestDigest } from '../cards/digest.store';
import type { Digest } from '../cards/types';
import { countWaiting } from '../cards/waiting.store';
import { findIssueViews } from '../issues/get-issue-view';
import type { IssueView } from '../issues/types';
import type { OutgoingMessage } from '../notifications/messages';
import { opensAt } from '../platform/queue/budget';
import { postScope } from '../platform/queue/scopes';
import type { JobDeps } from './handler';

export interface DrawnDigest {
  message: Extract<OutgoingMessage, { kind: 'digest' }>;
  lines: Awaited<ReturnType<typeof findLines>>;
}

/** The digest as it is now. Only the newest of a channel tells what else waits. */
export async function drawDigest(deps: JobDeps, digest: Digest): Promise<DrawnDigest> {
  const { db, clock } = deps;
  const { id, organizationId, channelId } = digest;
  const lines = await findLines(db.read, id);
  const issueIds = lines.map(({ issueId }) => issueId);
  const issues = await findIssueViews(deps, organizationId, issueIds);
  const waiting = (await isNewestDigest(db.read, digest)) ? await countWaiting(db.read, channelId, id) : 0;
  const opens = await opensAt(db.read, postScope(channelId));
  const nextInMs = Math.max((opens ?? 0) - clock.now().getTime(), 0);
  return { message: { kind: 'digest', issues, waiting, nextInMs }, lines };
}

/** Remembers which lines say that their project was deleted. */
export async function recordDrawn(deps: JobDeps, { message, lines }: DrawnDigest): Promise<void> {
  const isActive = ({ project }: IssueView) => project.status === 'active';
  const active = new Set(message.issues.filter(isActive).map(({ id }) => id));
  const cardsOf = (retired: boolean) =>
    lines.filter(({ issueId, isRetired }) => active.has(issueId) !== retired && isRetired !== retired);
  for (const retired of [true, false]) {
    const cardIds = cardsOf(retired).map(({ cardId }) => cardId);
    if (cardIds.length > 0) await deps.db.write((tx) => recordRetired(tx, cardIds, retired));
  }
}
