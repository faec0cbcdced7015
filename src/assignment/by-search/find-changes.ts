import { createHash } from 'node:crypto';
import type { Deps } from '../../deps';
import { assertIssueCount, MOST_ISSUES } from '../../issues/assert-issue-count';
import type { IssueHead } from '../../issues/issue-heads.store';
import { findMatches, type Match } from '../../issues/query/match-issues.store';
import { actorText } from '../../people/actor';
import type { Actor, Viewer } from '../../people/types';
import { notFound } from '../../platform/errors';
import { decideAssignment } from '../decide-assignment';
import { getAssignee } from '../validate';
import type { SearchRequest } from './types';

export interface FoundChanges {
  to: Actor | null;
  issues: IssueHead[];
  changes: readonly Match[];
  /** Equal for equal changes: the same issues, taken from the same holders. */
  mark: string;
}

/**
 * What a request would do now, as `deps.db.read` sees it. Throws not-found `nothing_found`, invalid `too_many_issues`, and
 * what every assignment is refused with.
 * @param asOf what ages in the search are counted from
 */
export async function findChanges(
  deps: Pick<Deps, 'db'>,
  viewer: Viewer,
  { query, to }: SearchRequest,
  asOf: Date,
): Promise<FoundChanges> {
  const { organizationId } = viewer;
  const { read } = deps.db;
  const matches = await findMatches(read, organizationId, query, { asOf, limit: MOST_ISSUES + 1 });
  if (matches.length === 0) throw notFound('nothing_found', 'No issue fits this search. Nothing was changed.');
  const issues = matches.map(({ issue }) => issue);
  assertIssueCount(
    issues.map(({ id }) => id),
    'assigned',
  );
  const assignee = await getAssignee(deps, viewer, to, issues);
  const changes = matches.filter(({ holder }) => decideAssignment(holder, assignee) !== 'unchanged');
  return { to: assignee, issues, changes, mark: markOf(changes) };
}

function markOf(changes: readonly Match[]): string {
  const hash = createHash('sha256');
  for (const { issue, holder } of changes) hash.update(`${issue.id} ${holder ? actorText(holder) : ''}\n`);
  return hash.digest('hex');
}
