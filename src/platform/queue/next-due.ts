import type { Database } from '../db/database';

/**
 * When the next waiting job falls due after `now`; null when none does. Jobs already due do not count: they wait for
 * another to finish, not for time to pass.
 */
export async function nextDue(db: Database, now: Date): Promise<Date | null> {
  const row = await db.read.job.findFirst({
    where: { state: 'ready', runAt: { gt: now } },
    orderBy: { runAt: 'asc' },
    select: { runAt: true },
  });
  return row?.runAt ?? null;
}
