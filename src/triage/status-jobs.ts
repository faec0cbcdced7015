import { redrawJob, threadLineJob } from '../cards/jobs';
import type { CardRef } from '../cards/types';
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
    const projectId = projectOf.get(card.issueId);
    const redraw = redrawJob(card, projectId, { lane: 1 });
    const activityId = activityOf.get(card.issueId);
    return activityId === undefined ? [redraw] : [redraw, threadLineJob(card, { activityId, projectId, lane: 1 })];
  });
  if (!done.reply) return jobs;
  return [...jobs, { kind: 'answer.triage', lane: 0, payload: { reply: done.reply, summary: done.summary } }];
}
