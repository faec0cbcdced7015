import { searchIssues } from '../../issues/search-issues';
import { LIMITS } from '../blocks/limits';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { issueOptions, type MenuAnswer } from '../views/option-groups';

/** The issue picker of the assign form. */
export async function fillIssuePicker({ deps, viewer, payload }: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  return issueOptions(await searchIssues(deps, viewer.organizationId, payload.query, LIMITS.options));
}
