import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { findByMessages, findIdsByNumbers, findNewestInChannel } from './find-issue.store';
import { findIssueViews } from './get-issue-view';
import { parseShortId, shortId } from './short-id';
import type { IssueView } from './types';

/**
 * The issues by short id, ignoring case; the keys are the texts as they were given. Texts that are no short id, unknown
 * ones, other organizations' and those of projects that are not active are absent.
 */
export async function findIssuesByShortIds(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  texts: readonly string[],
): Promise<Map<string, IssueView>> {
  const asked = texts.flatMap((text) => {
    const parsed = parseShortId(text);
    return parsed ? [{ text, ...parsed }] : [];
  });
  const found = new Map<string, IssueView>();
  if (asked.length === 0) return found;
  const known = await findIdsByNumbers(deps.db.read, organizationId, asked);
  const views = await findIssueViews(
    deps,
    organizationId,
    known.map((issue) => issue.id),
  );
  const viewOf = new Map(views.map((view) => [view.shortId, view]));
  for (const { text, slug, number } of asked) {
    const view = viewOf.get(shortId(slug, number));
    if (view) found.set(text, view);
  }
  return found;
}

export async function findIssueByShortId(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  text: string,
): Promise<IssueView | null> {
  return (await findIssuesByShortIds(deps, organizationId, [text])).get(text) ?? null;
}

/** `last`: the issue whose card was posted last in this channel. */
export async function findLatestCardIssue(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  channelId: string,
): Promise<IssueView | null> {
  const id = await findNewestInChannel(deps.db.read, organizationId, channelId);
  const [view] = await findIssueViews(deps, organizationId, id === null ? [] : [id]);
  return view ?? null;
}

/** More issues than any one message of ours shows. */
const MOST_SHOWN = 300;

/**
 * The issues that the messages show: the one of a card, all of a digest, of any other message none. For a reply give its
 * `thread_ts`. `ts` as Slack writes it: `1712345678.901234`.
 */
export async function findIssuesOfMessages(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  places: readonly { channelId: string; ts: string }[],
): Promise<IssueView[]> {
  if (places.length === 0) return [];
  const ids = await findByMessages(deps.db.read, organizationId, places, MOST_SHOWN);
  return findIssueViews(deps, organizationId, ids);
}
