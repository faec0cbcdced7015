import type { CardRef } from '../issues/types';
import type { ActivityId, IssueId, ProjectId } from '../platform/ids';
import type { NewJob, ReplyAddress } from '../platform/queue/catalog';
import type { TriageSummary } from './types';

/**
 * What Slack shows after a change of status (PRODUCT 4.7): each card drawn again, changed or not, a line in the threads
 * of those that changed, and the answer to whoever asked.
 */
export function statusJobs(done: {
  issues: readonly { id: IssueId; projectId: ProjectId }[];
  cards: readonly CardRef[];
  activities: readonly { id: ActivityId; issueId: IssueId }[];
  summary: TriageSummary;
  reply: ReplyAddress | undefined;
}): NewJob[] {
  const projectOf = new Map(done.issues.map((issue) => [issue.id, issue.projectId]));
  const activityOf = new Map(done.activities.map((activity) => [activity.issueId, activity.id]));
  const jobs = done.cards.flatMap((card): NewJob[] => {
    // The two of a card run in this order, so they share the lane of what a person is waiting to see.
    const common = { orderKey: `card:${card.id}`, projectId: projectOf.get(card.issueId), lane: 1 } as const;
    const draw = { ...common, kind: 'card.draw', key: `card.draw:${card.id}`, payload: { cardId: card.id } } as const;
    const activityId = activityOf.get(card.issueId);
    if (activityId === undefined) return [draw];
    return [draw, { ...common, kind: 'card.thread-line', payload: { cardId: card.id, activityId } }];
  });
  if (!done.reply) return jobs;
  return [...jobs, { kind: 'answer.triage', lane: 0, payload: { reply: done.reply, summary: done.summary } }];
}
