import type { Rate } from '../platform/queue/budget';
import { postScope } from '../platform/queue/scopes';

/** Slack's tiers, calls a minute of one method and workspace: T2 20, T3 50, T4 100. Average and burst together keep below. */
const TIER_2: Rate = { perMinute: 14, burst: 5, reserved: 0 };
const TIER_3: Rate = { perMinute: 38, burst: 10, reserved: 4 };
const TIER_4: Rate = { perMinute: 78, burst: 20, reserved: 5 };
/** About one message a second and channel. */
const ONE_PER_SECOND: Rate = { perMinute: 60, burst: 1, reserved: 0, apartMs: 1_000 };

/** The published limits of the methods we call (https://docs.slack.dev/apis/web-api/rate-limits); others have none worth keeping. */
const RATES: Readonly<Record<string, Rate>> = {
  'chat.unfurl': TIER_3,
  'chat.update': TIER_3,
  'chat.postEphemeral': TIER_4,
  'conversations.history': TIER_3,
  'conversations.open': TIER_3,
  'conversations.replies': TIER_3,
  'dnd.info': TIER_3,
  'dnd.teamInfo': TIER_2,
  'files.completeUploadExternal': TIER_4,
  'files.getUploadURLExternal': TIER_4,
  'files.info': TIER_4,
  'usergroups.list': TIER_2,
  'usergroups.users.list': TIER_2,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'users.profile.get': TIER_4,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};

/** What a call counts against, and how often that may be used; null where Slack states nothing. */
export function limitOf(method: string, args: Readonly<Record<string, unknown>>): { scope: string; rate: Rate } | null {
  if (method === 'chat.postMessage') {
    return typeof args['channel'] === 'string' ? { scope: postScope(args['channel']), rate: ONE_PER_SECOND } : null;
  }
  const rate = RATES[method];
  return rate ? { scope: method, rate } : null;
}
