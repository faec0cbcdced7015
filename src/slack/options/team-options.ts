import { searchAllTeams } from '../../people/search-teams';
import { LIMITS } from '../blocks/limits';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { pickedOption } from '../views/admin/fields';
import type { MenuAnswer } from '../views/option-groups';

/** The team pickers of administrative forms. */
export async function fillTeams({ deps, viewer, payload }: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const teams = await searchAllTeams(deps, viewer.organizationId, payload.query, LIMITS.options);
  return { options: teams.flatMap((team) => (team.type === 'team' ? [pickedOption(team, '#')] : [])) };
}
