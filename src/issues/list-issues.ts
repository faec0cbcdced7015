import type { Deps } from '../deps';
import { notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { pageOf, type Paging } from '../platform/paging';
import { findIssueViews } from './get-issue-view';
import { countOpenIssues, findActiveProjectId, findOpenIssueIds } from './list-issues.store';
import type { Holder } from './list-issues.store';
import type { IssueView } from './types';

export interface IssueListQuery extends Paging {
  /** Absent: held or not. */
  holder?: Holder;
  projectSlug?: string;
}

/** One page of open issues, the last seen first. Throws not-found for a project that is unknown or being deleted. */
export async function listIssues(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  query: IssueListQuery,
): Promise<{ issues: IssueView[]; total: number }> {
  const { read } = deps.db;
  let projectId = null;
  if (query.projectSlug !== undefined) {
    projectId = await findActiveProjectId(read, organizationId, query.projectSlug.toLowerCase());
    if (projectId === null)
      throw notFound('project_not_found', `There is no project “${query.projectSlug.slice(0, 80)}”.`);
  }
  const filter = { organizationId, holder: query.holder ?? null, projectId };
  const [ids, total] = await Promise.all([
    findOpenIssueIds(read, filter, pageOf(query)),
    countOpenIssues(read, filter),
  ]);
  return { issues: await findIssueViews(deps, organizationId, ids), total };
}
