import { secondsToMilliseconds } from 'date-fns';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../deps';
import { UNKNOWN_PRESENCE, type FindPresence, type Presence } from '../people/availability';
import { classifyError } from './classify-error';
import { within } from './deadline';

const DEADLINE_MS = 1_000;
/** A failure is kept as long: nobody's confirmation is late twice because Slack is slow. */
const KEEP_MS = 60_000;

const member = z.object({
  tz_offset: z.number().nullish(),
  profile: z.object({
    status_text: z.string().nullish(),
    status_emoji: z.string().nullish(),
    status_expiration: z.number().nullish(),
  }),
});
/** Of others, Slack hides whether they snooze: the times cover the schedule and the snooze. */
const doNotDisturb = z.object({ next_dnd_start_ts: z.number(), next_dnd_end_ts: z.number() });

/**
 * Asks Slack whether somebody is there; for a confirmation that is right without it. What Slack refuses, or does not say
 * in time, is unknown, and a log line the first time.
 */
export function createPresence(
  { cache, log }: Pick<Deps, 'cache' | 'log'>,
  client: Pick<WebClient, 'users' | 'dnd'>,
): FindPresence {
  const told = new Set<string>();
  const tell = (asked: string, reason: string): void => {
    if (told.has(`${asked} ${reason}`)) return;
    told.add(`${asked} ${reason}`);
    log.info({ asked, reason }, 'whether people are away is not known');
  };

  async function ask<T extends object>(asked: string, call: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await call();
    } catch (error) {
      tell(asked, error instanceof z.ZodError ? 'unreadable_answer' : classifyError(error).reason);
      return otherwise;
    }
  }

  async function askSlack(user: string): Promise<Presence> {
    const [about, silence] = await Promise.all([
      ask('users.info', async () => readMember((await client.users.info({ user })).user), UNKNOWN_PRESENCE),
      ask('dnd.info', async () => readSilence(await client.dnd.info({ user })), { quiet: null }),
    ]);
    return { ...about, ...silence };
  }

  return async (slackUserId) => {
    const key = `presence:1:${slackUserId}`;
    const cached = await cache.get<Presence>(key);
    if (cached !== undefined) return cached;
    const presence = await within(DEADLINE_MS, askSlack(slackUserId), null);
    if (presence === null) tell('both', 'slow');
    await cache.set(key, presence ?? UNKNOWN_PRESENCE, KEEP_MS);
    return presence ?? UNKNOWN_PRESENCE;
  };
}

function readMember(user: unknown): Presence {
  const { tz_offset, profile } = member.parse(user);
  const { status_text, status_emoji, status_expiration } = profile;
  const isSet = Boolean(status_text || status_emoji);
  const until = status_expiration ? secondsToMilliseconds(status_expiration) : null;
  return {
    status: isSet ? { text: status_text ?? '', emoji: status_emoji ?? '', until } : null,
    quiet: null,
    utcOffset: tz_offset ?? null,
  };
}

function readSilence(answer: unknown): Pick<Presence, 'quiet'> {
  const { next_dnd_start_ts, next_dnd_end_ts } = doNotDisturb.parse(answer);
  return {
    quiet: { from: secondsToMilliseconds(next_dnd_start_ts), until: secondsToMilliseconds(next_dnd_end_ts) },
  };
}
