import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { subHours } from 'date-fns';
import type { Deps } from '../deps';
import type { IssueId, UserId } from '../platform/ids';
import { isSameDay } from './business-days';
import { isDue } from './decide-lease';
import { findHeldAfter, type HeldIssue } from './held.store';
import { showWarningJob } from './jobs';
import { findLeasedProject } from './lease-rule.store';
import type { LeasedProject } from './types';
import { addWarning, findNewestWarning } from './warning.store';
import { createZone, type Zone } from './zone';

const PIECE = 500;
/** One message a day with at most so many issues: nobody wakes up to forty on the day the lease is switched on. */
export const MOST_ASKED = 10;

/** Asks everybody who is at work about what they have held in silence for too long, the longest silence first. */
export async function askHolders(deps: Deps, project: LeasedProject): Promise<void> {
  for (const [userId, { zone, issues }] of await findDue(deps, project)) {
    const oldest = issues.sort((a, b) => a.since.getTime() - b.since.getTime()).slice(0, MOST_ASKED);
    const issueIds = oldest.map(({ issueId }) => issueId);
    await ask(deps, project, { userId, zone, issueIds });
  }
}

interface DueOfPerson {
  zone: Zone;
  issues: HeldIssue[];
}

async function findDue({ db, clock }: Deps, { id, days }: LeasedProject): Promise<Map<UserId, DueOfPerson>> {
  const now = clock.now();
  const people = new Map<UserId, DueOfPerson>();
  // So many business days are at least as many days, of which one may lack an hour.
  const before = subHours(now, days * 24 - 1);
  for (let after: IssueId | null = '0'; after !== null;) {
    const piece = await findHeldAfter(db.read, id, after, { before, limit: PIECE });
    for (const issue of piece.issues) {
      const person = people.get(issue.userId) ?? { zone: createZone(issue.timeZone), issues: [] };
      people.set(issue.userId, person);
      if (isDue({ since: issue.since, zone: person.zone, now }, days)) person.issues.push(issue);
    }
    after = piece.next;
    await yieldToOthers();
  }
  return new Map([...people].filter(([, { issues }]) => issues.length > 0));
}

async function ask(
  deps: Deps,
  { id: projectId }: LeasedProject,
  { userId, zone, issueIds }: { userId: UserId; zone: Zone; issueIds: readonly IssueId[] },
): Promise<void> {
  const at = deps.clock.now();
  await deps.db.write(async (tx) => {
    if (!(await findLeasedProject(tx, projectId))) return;
    const newest = await findNewestWarning(tx, projectId, userId);
    if (newest && isSameDay(newest.askedAt, at, zone)) return;
    const id = await addWarning(tx, { projectId, userId, issueIds, at });
    await deps.queue.enqueue(tx, [showWarningJob({ id, projectId })]);
  });
}
