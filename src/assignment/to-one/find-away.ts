import type { Deps } from '../../deps';
import { whyAway, type FindPresence } from '../../people/availability';
import type { UserId } from '../../platform/ids';
import type { Member } from './find-candidates';

/** Slack is asked about so many at once, and about so many in all: beyond them nobody is known to be away. */
const AT_ONCE = 10;
const MOST_ASKED = 50;

/**
 * Who of the members is away, as far as that matters: they are asked about in the order in which they would be chosen,
 * until `enough` are there.
 */
export async function findAway(
  { clock }: Pick<Deps, 'clock'>,
  members: readonly Member[],
  enough: number,
  presenceOf: FindPresence,
): Promise<Set<UserId>> {
  const away = new Set<UserId>();
  const most = Math.min(members.length, MOST_ASKED);
  for (let asked = 0; asked < most && asked - away.size < enough;) {
    const next = members.slice(asked, asked + AT_ONCE);
    await Promise.all(
      next.map(async ({ userId, actor }) => {
        if (whyAway(await presenceOf(actor.slackUserId), clock.now())) away.add(userId);
      }),
    );
    asked += next.length;
  }
  return away;
}
