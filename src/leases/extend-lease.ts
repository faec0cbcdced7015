import { addActivities } from '../activity/activity.store';
import type { Deps } from '../deps';
import { cardsOfIssues } from '../cards/card.store';
import { cardJobs } from '../notifications/notice-jobs';
import type { Viewer } from '../people/types';
import { getAnswerable, type Question } from './get-answerable';
import { showWarningJob } from './jobs';
import { settle } from './warning.store';

/** "Still on it": the clock starts anew, and the issue's threads say so. Throws what {@link getAnswerable} throws. */
export async function extendLease(deps: Deps, viewer: Viewer, question: Question): Promise<void> {
  const at = deps.clock.now();
  const requestId = deps.random.uuid();
  await deps.db.write(async (tx) => {
    const { issue, outlook } = await getAnswerable(deps, tx, viewer, question);
    const { id: issueId, projectId } = issue;
    const done = { issueId, projectId, type: 'EXTENDED' as const, userId: viewer.userId, source: 'lease' };
    const activities = await addActivities(tx, [{ ...done, requestId, data: { days: outlook.project.days }, at }]);
    await settle(tx, question.warningId, [issueId], at);
    const changes = activities.map(({ id }) => ({ issueId, projectId, activityId: id }));
    const cards = await cardsOfIssues(tx, [issueId]);
    await deps.queue.enqueue(tx, [showWarningJob(outlook.warning), ...cardJobs(changes, cards)]);
  });
  deps.queue.nudge();
}
