import { searchAssignable } from '../../people/search-assignable';
import { LIMITS } from '../blocks/limits';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { assigneeOptions, looksForUnassign, type MenuAnswer } from '../views/option-groups';

/**
 * The assignee picker of the assign form: everybody who could hold some issue, and Unassign. Slack does not say which
 * issues are chosen when it asks for options, so a choice that does not fit them is refused on submit, at its field.
 */
export async function fillModalAssignees({
  deps,
  viewer,
  payload,
}: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const { organizationId } = viewer;
  const { query } = payload;
  const found = await searchAssignable(deps, { organizationId, projectId: null, query, limit: LIMITS.options });
  return assigneeOptions({ held: looksForUnassign(query), suggested: [], ...found });
}
