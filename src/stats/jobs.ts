import type { OrganizationId } from '../platform/ids';
import type { JobCatalog, NewJob } from '../platform/queue/catalog';
import { UPLOAD_SCOPE } from '../platform/queue/scopes';
import { DAY_MS } from './window';

/** One at a time, so that pictures are drawn one after the other. */
export function shareStatsJob(payload: JobCatalog['stats.share']): NewJob {
  const { subject, from, until } = payload.query;
  const about = subject.kind === 'all' ? 'all' : `${subject.kind}:${subject.id}`;
  const key = `stats:${payload.channelId ?? payload.slackUserId}:${about}:${from}:${until}`;
  return { kind: 'stats.share', payload, key, scope: UPLOAD_SCOPE, lane: payload.slackUserId === null ? 2 : 1 };
}

/** Of the first of January 1970, a Thursday, the next one was the fifth. */
const FIRST_MONDAY = 4 * DAY_MS;
const NINE = DAY_MS * (9 / 24);

/** The first Monday whose nine o'clock (UTC) is still to come: its midnight, in milliseconds since 1970. */
export function nextMonday(now: number): number {
  const weeks = Math.floor((now - NINE - FIRST_MONDAY) / (7 * DAY_MS)) + 1;
  return FIRST_MONDAY + weeks * 7 * DAY_MS;
}

/** Each Monday has a key of its own, so that it can ask for the next one while it runs. */
export function weeklyJob(organizationId: OrganizationId, monday: number): NewJob {
  const key = `stats-weekly:${organizationId}:${monday}`;
  const runAt = new Date(monday + NINE);
  return { kind: 'stats.weekly', payload: { organizationId, monday }, key, lane: 2, runAt };
}
