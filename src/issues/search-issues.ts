import type { Deps } from '../deps';
import type { OrganizationId } from '../platform/ids';
import { findIssueByShortId } from './find-issue';
import { findIssueViews } from './get-issue-view';
import { findOpenIssueIdsByText } from './search-issues.store';
import type { IssueView } from './types';

const QUERY_LENGTH = 100;

/**
 * For the modal's issue picker: the issue with exactly this short id first, whatever its state, then open ones that fit,
 * the last seen first.
 */
export async function searchIssues(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  query: string,
  limit: number,
): Promise<IssueView[]> {
  const text = [...query.trim()].slice(0, QUERY_LENGTH).join('');
  const [exact, ids] = await Promise.all([
    findIssueByShortId(deps, organizationId, text),
    findOpenIssueIdsByText(deps.db.read, organizationId, text, limit),
  ]);
  const others = await findIssueViews(
    deps,
    organizationId,
    ids.filter((id) => id !== exact?.id),
  );
  return [...(exact ? [exact] : []), ...others].slice(0, limit);
}
