import { suggestOwners } from '../../assignment/suggest-owners';
import { findIssueViews } from '../../issues/get-issue-view';
import { actorText } from '../../people/actor';
import { searchAssignable } from '../../people/search-assignable';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { LIMITS } from '../blocks/limits';
import { decodeIssueBlock } from '../ids';
import { assigneeOptions, looksForUnassign, type MenuAnswer } from '../views/option-groups';

/** The assignee menu of a card, a row or a detail (PRODUCT 4.5). */
export async function fillAssigneeMenu({
  deps,
  viewer,
  payload,
}: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const { organizationId } = viewer;
  const issueId = decodeIssueBlock(payload.blockId);
  const [issue] = issueId === null ? [] : await findIssueViews(deps, organizationId, [issueId]);
  if (!issue || issue.project.status !== 'active') return { options: [] };
  const { query } = payload;
  const found = await searchAssignable(deps, {
    organizationId,
    projectId: issue.project.id,
    query,
    limit: LIMITS.options,
  });
  const offered = [...found.teams, ...found.people].map(actorText);
  // What was typed narrows the suggestions too.
  const suggested = (await suggestOwners(deps, issue)).filter(({ actor }) => offered.includes(actorText(actor)));
  return assigneeOptions({ ...found, held: issue.assignee !== null && looksForUnassign(query), suggested });
}
