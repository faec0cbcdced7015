import { findIssueViews } from '../../issues/get-issue-view';
import { cardMessage } from '../draw-card';
import type { JobHandler } from '../handler';

/** Shows issues as their cards do, below a message that links to them. May be done twice: it shows the same. */
export const unfurlIssues: JobHandler<'issue.unfurl'> = async (deps, { organizationId, at, links }) => {
  const issues = await findIssueViews(
    deps,
    organizationId,
    links.map(({ issueId }) => issueId),
  );
  const shown = await Promise.all(
    issues.map(async (issue) => ({ id: issue.id, message: await cardMessage(deps, issue) })),
  );
  const unfurls = links.flatMap(({ url, issueId }) => {
    const one = shown.find(({ id }) => id === issueId);
    return one ? [{ url, message: one.message }] : [];
  });
  if (unfurls.length > 0) await deps.messenger.unfurl(at, unfurls);
};
