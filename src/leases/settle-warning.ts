import { clearAssignmentCachesOfRequest } from '../assignment/caches';
import { takeBack } from '../assignment/take-back';
import type { Deps } from '../deps';
import { findIssueHeads } from '../issues/issue-heads.store';
import { within, type Tx } from '../platform/db/database';
import type { IssueId } from '../platform/ids';
import { isSameDay, isWorkingTime } from './business-days';
import { findDestinations } from './destinations';
import { showWarningJob } from './jobs';
import { lookAtWarning, type Outlook } from './look-at-warning';
import { recordAsked, settle } from './warning.store';

/**
 * Takes back what ran out, ends what was answered or became pointless, and asks again on another day what could not be
 * delivered. Everything is decided in the transaction, so that whoever acts a moment earlier keeps the issue.
 */
export async function settleWarning(
  deps: Deps,
  warningId: string,
  { mayTakeBack }: { mayTakeBack: boolean },
): Promise<void> {
  const now = deps.clock.now();
  // Most often there is nothing to do, and the writer is not disturbed.
  if (!hasNews(await newsOf(deps.db.read, warningId, mayTakeBack, now))) return;
  const requestId = deps.random.uuid();
  const hasTaken = await deps.db.write(async (tx) => {
    const news = await newsOf(tx, warningId, mayTakeBack, now);
    if (!news) return false;
    const { outlook, over, ranOut, isToBeAskedAgain } = news;
    await settle(tx, warningId, [...over, ...ranOut], now);
    await takeAllBack(deps, tx, outlook, ranOut, requestId);
    if (isToBeAskedAgain) await recordAsked(tx, warningId, now);
    if (hasNews(news)) await deps.queue.enqueue(tx, [showWarningJob(outlook.warning)]);
    return ranOut.length > 0;
  });
  deps.queue.nudge();
  if (hasTaken) await clearAssignmentCachesOfRequest(deps, requestId);
}

interface News {
  outlook: Outlook;
  over: IssueId[];
  ranOut: IssueId[];
  isToBeAskedAgain: boolean;
}

const hasNews = (news: News | null): news is News =>
  news !== null && (news.over.length > 0 || news.ranOut.length > 0 || news.isToBeAskedAgain);

async function newsOf(db: Tx, warningId: string, mayTakeBack: boolean, now: Date): Promise<News | null> {
  const outlook = await lookAtWarning(db, warningId, now);
  if (!outlook) return null;
  const { warning, zone, steps, settled } = outlook;
  const open = [...steps].filter(([issueId]) => !settled.has(issueId));
  const being = (step: string) => open.flatMap(([issueId, is]) => (is === step ? [issueId] : []));
  const isLost = warning.delivered === null && !isSameDay(warning.askedAt, now, zone) && isWorkingTime(now, zone);
  return {
    outlook,
    over: being('over'),
    ranOut: mayTakeBack ? being('take-back') : [],
    isToBeAskedAgain: isLost && being('wait').length > 0,
  };
}

async function takeAllBack(
  deps: Deps,
  tx: Tx,
  { warning, project }: Outlook,
  issueIds: readonly IssueId[],
  requestId: string,
): Promise<void> {
  const { organizationId, days } = project;
  const issues = await findIssueHeads(tx, organizationId, issueIds);
  const destinations = await findDestinations(within(deps, tx), project, issueIds);
  await takeBack(deps, tx, {
    requestId,
    organizationId,
    from: warning.userId,
    askedAt: warning.delivered?.at ?? warning.askedAt,
    days,
    issues: issues.map((issue) => ({ issue, to: destinations.get(issue.id) ?? null })),
  });
}
