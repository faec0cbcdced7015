import type { Deps } from '../deps';
import { isMissingParent } from '../platform/db/db-errors';
import type { ProjectId } from '../platform/ids';
import { packBody } from '../platform/event-body';
import { countUndigested, insertEvents, type NewEventRow } from './events.store';
import { createGroupCommit } from './group-commit';
import { unknownKey } from './project-gate';
import { createQuota, EVENTS_PER_MINUTE } from './quota';
import type { SubmittedEvent } from './read-submission';

/** Accepted but undigested events beyond which no more are taken. */
const MOST_UNDIGESTED = 50_000;
/** How long a full backlog is believed to be full, and what SDKs are told to wait. */
const BACKLOG_CHECK_MS = 1_000;
const BACKLOG_RETRY_SECONDS = 30;

const MEGABYTE = 1024 * 1024;

/** `retryAfterSeconds` is set when the events were refused: over quota, or digestion is too far behind. */
export type AcceptResult = { accepted: true } | { accepted: false; retryAfterSeconds: number };

/**
 * Stores checked events of a project and returns when they are committed; grouping follows (PRODUCT 5.2). Throws
 * `unavailable` when the database is locked for long.
 */
export type AcceptEvents = (projectId: ProjectId, events: readonly SubmittedEvent[]) => Promise<AcceptResult>;

export interface AcceptLimits {
  eventsPerMinute: number;
  mostUndigested: number;
}

const LIMITS: AcceptLimits = { eventsPerMinute: EVENTS_PER_MINUTE, mostUndigested: MOST_UNDIGESTED };

/** `digester` is told after each commit. */
export function createAcceptor(
  deps: Pick<Deps, 'db' | 'clock' | 'meters'>,
  digester: { nudge(): void },
  limits: AcceptLimits = LIMITS,
): AcceptEvents {
  const quota = createQuota(deps.clock, limits.eventsPerMinute);
  const isBacklogFull = createBacklogCheck(deps, limits.mostUndigested);
  const commit = createGroupCommit<NewEventRow>({
    write: (rows) => deps.db.write((tx) => insertEvents(tx, rows)),
    bytesOf: (row) => row.body.length,
    mostItems: 200,
    mostBytes: 8 * MEGABYTE,
    mostWaitingBytes: 32 * MEGABYTE,
  });

  return async (projectId, events) => {
    if (events.length === 0) return { accepted: true };
    const wait = quota.take(projectId, events.length) || ((await isBacklogFull()) ? BACKLOG_RETRY_SECONDS : 0);
    if (wait > 0) {
      deps.meters.events.inc({ outcome: 'refused' }, events.length);
      return { accepted: false, retryAfterSeconds: wait };
    }
    const receivedAt = deps.clock.now();
    await Promise.all(
      events.map(async ({ eventId, body }) => {
        await commit.add({ projectId, eventId, receivedAt, body: await packBody(body) });
      }),
    ).catch(refuseForGone);
    deps.meters.events.inc({ outcome: 'accepted' }, events.length);
    digester.nudge();
    return { accepted: true };
  };
}

/** Its key was right a moment ago; since then the project was deleted for good. */
function refuseForGone(error: unknown): never {
  throw isMissingParent(error) ? unknownKey() : error;
}

function createBacklogCheck(deps: Pick<Deps, 'db' | 'clock'>, limit: number): () => Promise<boolean> {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let result: Promise<boolean> = Promise.resolve(false);
  return () => {
    const now = deps.clock.now().getTime();
    if (now - checkedAt >= BACKLOG_CHECK_MS) {
      checkedAt = now;
      result = countUndigested(deps.db.read, limit).then((waiting) => waiting >= limit);
      // A failed look is no verdict: the next request looks again, this one is told by the database itself.
      result.catch(() => (checkedAt = Number.NEGATIVE_INFINITY));
    }
    return result;
  };
}
