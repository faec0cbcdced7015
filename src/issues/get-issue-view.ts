import type { Deps } from '../deps';
import { notFound } from '../platform/errors';
import { fromDb, isId } from '../platform/ids';
import type { IssueId, OrganizationId } from '../platform/ids';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { Actor, ActorRef } from '../people/types';
import { findIssueViewRows } from './issue-view.store';
import type { IssueViewRow } from './issue-view.store';
import { findCurrentReleases } from './release.store';
import { shortId } from './short-id';
import type { ArchiveMode, IssueView, Level, ResolvedIn, Status } from './types';

/**
 * The issues in the order asked for. Unknown ids and other organizations' are absent; issues of projects that are being
 * deleted are there, with the project's status. Four statements however many they are.
 */
export async function findIssueViews(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  ids: readonly IssueId[],
): Promise<IssueView[]> {
  const wanted = [...new Set(ids.filter(isId))];
  if (wanted.length === 0) return [];
  const rows = await findIssueViewRows(deps.db.read, organizationId, wanted);
  const projectIds = rows.map((row) => fromDb(row.projectId));
  const [actors, releases] = await Promise.all([
    findActors(deps, organizationId, rows.flatMap(actorsOf)),
    findCurrentReleases(deps.db.read, projectIds),
  ]);
  return rows.map((row) => toView(row, organizationId, actors, releases.has(fromDb(row.projectId))));
}

/** As {@link findIssueViews} for one; throws not-found. */
export async function getIssueView(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  issueId: IssueId,
): Promise<IssueView> {
  const [issue] = await findIssueViews(deps, organizationId, [issueId]);
  if (!issue) throw notFound('issue_not_found', 'There is no such issue.');
  return issue;
}

function actorsOf(row: IssueViewRow): ActorRef[] {
  const users = [row.holderUserId, row.assignedById, row.changedById].filter((id) => id !== null);
  const refs = users.map((id): ActorRef => ({ type: 'user', id: fromDb(id) }));
  return row.holderTeamId === null ? refs : [...refs, { type: 'team', id: fromDb(row.holderTeamId) }];
}

function toView(
  row: IssueViewRow,
  organizationId: OrganizationId,
  actors: ReadonlyMap<string, Actor>,
  projectHasReleases: boolean,
): IssueView {
  const actor = (type: ActorRef['type'], id: bigint | null) =>
    id === null ? null : (actors.get(actorText({ type, id: fromDb(id) })) ?? null);
  const holder = actor('user', row.holderUserId) ?? actor('team', row.holderTeamId);
  return {
    id: fromDb(row.id),
    shortId: shortId(row.projectSlug, row.number),
    organizationId,
    project: {
      id: fromDb(row.projectId),
      slug: row.projectSlug,
      name: row.projectName,
      status: row.projectStatus as IssueView['project']['status'],
      hasReleases: projectHasReleases || Boolean(row.release),
    },
    title: row.title,
    culprit: row.culprit,
    message: row.message,
    level: row.level as Level,
    platform: row.platform,
    url: row.url,
    tags: readTags(row.tags),
    status: row.status as Status,
    substatus: row.substatus as IssueView['substatus'],
    archive: row.status === 'archived' ? archiveOf(row) : null,
    resolvedIn: row.status === 'resolved' ? (row.resolvedIn as ResolvedIn | null) : null,
    timesSeen: row.timesSeen,
    usersSeen: row.usersSeen,
    firstSeen: row.firstSeen,
    lastSeen: row.lastSeen,
    assignee:
      holder && row.assignedAt
        ? {
            actor: holder,
            assignedAt: row.assignedAt,
            assignedBy: actor('user', row.assignedById),
            rule: row.assignedRule,
          }
        : null,
    statusChange: row.changedAt ? { by: actor('user', row.changedById), at: row.changedAt } : null,
  };
}

/** Only the limit that belongs to the mode; `until_escalating` keeps its own figures in the same columns. */
function archiveOf(row: IssueViewRow): IssueView['archive'] {
  const mode = (row.archiveMode ?? 'forever') as ArchiveMode;
  return {
    mode,
    until: mode === 'until_time' ? row.archivedUntil : null,
    untilCount: mode === 'until_count' ? row.archivedUntilCount : null,
  };
}

/** A card must always be drawn, so a text that holds no tags is no tags. */
function readTags(json: string): IssueView['tags'] {
  const pair = (tag: unknown) =>
    Array.isArray(tag) && tag.length === 2 ? [[String(tag[0]), String(tag[1])] as const] : [];
  try {
    const tags: unknown = JSON.parse(json);
    return Array.isArray(tags) ? tags.flatMap(pair) : [];
  } catch {
    return [];
  }
}
