/** At most `calls` within any `windowMs`, counted for the whole app or for each channel by itself. */
export interface RateLimit {
  calls: number;
  windowMs: number;
  per: 'method' | 'channel';
}

const MINUTE_MS = 60_000;
const perMinute = (calls: number): RateLimit => ({ calls, windowMs: MINUTE_MS, per: 'method' });

const TIER_2 = perMinute(20);
const TIER_3 = perMinute(50);
const TIER_4 = perMinute(100);
/** Slack says "hundreds of requests per minute". */
const HUNDREDS = perMinute(200);

/** What Slack publishes for each method, taken as exact: Slack itself lets short bursts pass. */
export const RATE_LIMITS: Readonly<Record<string, RateLimit>> = {
  'api.test': HUNDREDS,
  'apps.connections.open': TIER_3,
  'auth.test': HUNDREDS,
  'chat.postMessage': { calls: 1, windowMs: 1_000, per: 'channel' },
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'chat.unfurl': TIER_3,
  'chat.postEphemeral': TIER_4,
  'chat.getPermalink': HUNDREDS,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.join': TIER_3,
  'conversations.list': TIER_2,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'conversations.replies': TIER_3,
  'dnd.info': TIER_3,
  'dnd.teamInfo': TIER_2,
  'files.completeUploadExternal': TIER_4,
  'files.getUploadURLExternal': TIER_4,
  'files.info': TIER_4,
  'reactions.add': TIER_3,
  'team.info': TIER_3,
  'usergroups.list': TIER_2,
  'usergroups.users.list': TIER_2,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'users.lookupByEmail': TIER_3,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};
