import type { Deps } from '../deps';
import type { IssueId, OrganizationId } from '../platform/ids';
import { findByMessage, findIdsByNumbers, findNewestInChannel } from './find-issue.store';
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
  return viewOrNull(deps, organizationId, await findNewestInChannel(deps.db.read, organizationId, channelId));
}

/** The issue whose card is that message; for a reply give its `thread_ts`. `ts` as Slack writes it: `1712345678.901234`. */
export async function findIssueByPermalink(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  channelId: string,
  ts: string,
): Promise<IssueView | null> {
  return viewOrNull(deps, organizationId, await findByMessage(deps.db.read, organizationId, channelId, ts));
}

async function viewOrNull(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  id: IssueId | null,
): Promise<IssueView | null> {
  if (id === null) return null;
  const [view] = await findIssueViews(deps, organizationId, [id]);
  return view ?? null;
}
