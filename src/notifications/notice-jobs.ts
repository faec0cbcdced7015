import { redrawJob, threadLineJob } from '../cards/jobs';
import { actorText } from '../people/actor';
import type { CardRef } from '../cards/types';
import type { ActivityId, IssueId, ProjectId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import type { Recipient } from './recipients';

/** From here on a request is told to each recipient as a whole, not issue by issue. */
export const BULK_FROM = 21;

export interface ChangedIssue {
  issueId: IssueId;
  projectId: ProjectId;
  activityId: ActivityId;
}

/** The redraw of each card and, where its issue changed, the new line in its thread, in this order. */
export function cardJobs(changes: readonly ChangedIssue[], cards: readonly CardRef[]): NewJob[] {
  // A person's own change shows before background redraws; thousands of them must not hold up other people's.
  const lane = cards.length < BULK_FROM ? 1 : 3;
  const changeOf = new Map(changes.map((change) => [change.issueId, change]));
  return cards.flatMap((card): NewJob[] => {
    const change = changeOf.get(card.issueId);
    const redraw = redrawJob(card, change?.projectId, { lane });
    if (!change) return [redraw];
    const { activityId, projectId } = change;
    return [redraw, threadLineJob(card, { activityId, projectId, lane })];
  });
}

export interface Told {
  change: ChangedIssue;
  recipient: Recipient;
}

/** The notices to people and teams; with `inBulk`, who is told more than one thing is told once. */
export function noticeJobs(told: readonly Told[], requestId: string, inBulk: boolean): NewJob[] {
  const groups = new Map<string, [Told, ...Told[]]>();
  for (const one of told) {
    const key = `${actorText(one.recipient.to)}:${one.recipient.role}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) =>
    inBulk && group.length > 1 ? [bulkNotice(group, requestId)] : group.map(singleNotice),
  );
}

function bulkNotice([first, ...rest]: [Told, ...Told[]], requestId: string): NewJob {
  const { to, role } = first.recipient;
  const { activityId } = first.change;
  return {
    kind: 'notice.bulk',
    payload: { to, role, requestId, activityId, count: rest.length + 1 },
    key: `notice:${requestId}:${actorText(to)}:${role}`,
    orderKey: `notices:${actorText(to)}`,
    lane: 1,
  };
}

function singleNotice({ change, recipient: { to, role } }: Told): NewJob {
  const { issueId, activityId, projectId } = change;
  const common = {
    key: `notice:${activityId}:${actorText(to)}`,
    orderKey: `notices:${actorText(to)}`,
    lane: 1 as const,
    projectId,
  };
  return to.type === 'user'
    ? { kind: 'notice.direct', payload: { userId: to.id, issueId, activityId, role }, ...common }
    : { kind: 'notice.team', payload: { teamId: to.id, issueId, activityId, role }, ...common };
}
