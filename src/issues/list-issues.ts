import type { Deps } from '../deps';
import { notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { findIssueViews } from './get-issue-view';
import { countOpenIssues, findActiveProjectId, findOpenIssueIds } from './list-issues.store';
import type { Holder } from './list-issues.store';
import type { IssueView } from './types';

export interface IssueListQuery {
  /** Absent: held or not. */
  holder?: Holder;
  projectSlug?: string;
  /** From 1. */
  page: number;
  pageSize: number;
}

const MAX_PAGE_SIZE = 100;
/** Nobody turns that many pages, and an offset without a bound is slow. */
const MAX_PAGE = 10_000;

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
  const limit = clamp(query.pageSize, MAX_PAGE_SIZE);
  const offset = (clamp(query.page, MAX_PAGE) - 1) * limit;
  const [ids, total] = await Promise.all([
    findOpenIssueIds(read, filter, { limit, offset }),
    countOpenIssues(read, filter),
  ]);
  return { issues: await findIssueViews(deps, organizationId, ids), total };
}

const clamp = (value: number, highest: number) =>
  Number.isFinite(value) ? Math.min(Math.max(1, Math.trunc(value)), highest) : 1;
