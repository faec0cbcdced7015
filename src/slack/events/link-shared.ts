import { z } from 'zod';
import { findIssuesByShortIds } from '../../issues/find-issue';
import { readIssueLink } from '../../issues/issue-link';
import { isDibsError } from '../../platform/errors';
import type { Edge } from '../edge';
import type { EventPayload } from '../payloads';
import { identifySender } from '../steps/identify';
import { unfurlJob } from '../unfurl-job';

/** Of one message; more would bury the conversation. */
const MAX_LINKS = 5;

const shared = z.object({
  user: z.string(),
  channel: z.string().max(200),
  message_ts: z.string().max(200),
  unfurl_id: z.string().max(200).nullish(),
  source: z.enum(['composer', 'conversations_history']).nullish(),
  links: z.array(z.object({ url: z.string().max(3_000) })).max(1_000),
});

/**
 * Somebody put the address of an issue into a message: it is shown below. Only for members: in a shared channel somebody
 * of another workspace could read all issues by writing down their addresses.
 */
export async function onLinkShared(edge: Edge, { slackTeamId, event }: EventPayload): Promise<void> {
  const { deps } = edge;
  const { user, channel, message_ts, unfurl_id, source, links } = shared.parse(event);
  const named = links.flatMap(({ url }) => {
    const shortId = readIssueLink(deps.config, url);
    return shortId === null ? [] : [{ url, shortId }];
  });
  const first = [...new Map(named.toReversed().map((link) => [link.shortId, link])).values()].toReversed();
  const wanted = first.slice(0, MAX_LINKS);
  if (wanted.length === 0 || !(await isMember(edge, { slackTeamId, slackUserId: user }))) return;
  const organizationId = (await edge.organization()).id;
  const known = await findIssuesByShortIds(
    deps,
    organizationId,
    wanted.map(({ shortId }) => shortId),
  );
  const found = wanted.flatMap(({ url, shortId }) => {
    const issue = known.get(shortId);
    return issue ? [{ url, issueId: issue.id }] : [];
  });
  if (found.length === 0) return;
  // While it is being written a message has no place yet.
  const at =
    source === 'composer' && unfurl_id ? { unfurlId: unfurl_id, source } : { channelId: channel, ts: message_ts };
  await deps.db.write((tx) => deps.queue.enqueue(tx, [unfurlJob({ organizationId, at, links: found })]));
  deps.queue.nudge();
}

async function isMember(edge: Edge, sender: Parameters<typeof identifySender>[1]): Promise<boolean> {
  try {
    await identifySender(edge, sender);
    return true;
  } catch (error) {
    if (!isDibsError(error)) throw error;
    return false;
  }
}
