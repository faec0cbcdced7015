import { findIssuesByShortIds, findIssuesOfMessages } from '../issues/find-issue';
import type { IssueView } from '../issues/types';
import { issuesInText } from './commands/grammar/issues-in-text';
import type { SlackRequest } from './request';

/** A message that somebody pointed at. `text` is everything that can be read in it. */
export interface MessageRef {
  channelId: string;
  ts: string;
  threadTs: string | null;
  text: string;
}

/**
 * The issues a message is about: of a card or digest those it shows, of any other those it names or links to, and when
 * there are none those that its thread is about. Issues that are unknown here are not found.
 */
export async function findIssuesOfMessage({ deps, viewer, payload }: SlackRequest<MessageRef>): Promise<IssueView[]> {
  const { organizationId } = viewer;
  const { channelId, ts, threadTs, text } = payload;
  const shown = await findIssuesOfMessages(deps, organizationId, [{ channelId, ts }]);
  if (shown.length > 0) return shown;
  const named = await findIssuesInText();
  if (named.length > 0 || threadTs === null) return named;
  return findIssuesOfMessages(deps, organizationId, [{ channelId, ts: threadTs }]);

  async function findIssuesInText(): Promise<IssueView[]> {
    const specs = issuesInText(text);
    const shortIds = specs.flatMap((spec) => (spec.by === 'short-id' ? [spec.text] : []));
    const cards = specs.flatMap((spec) => (spec.by === 'permalink' ? [spec] : []));
    const [byShortId, linked] = await Promise.all([
      findIssuesByShortIds(deps, organizationId, shortIds),
      findIssuesOfMessages(deps, organizationId, cards),
    ]);
    return [...new Map([...byShortId.values(), ...linked].map((issue) => [issue.id, issue])).values()];
  }
}
