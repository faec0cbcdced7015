import { getTeamDetail } from '../../../people/get-team-detail';
import { teamDetail } from '../../messages/admin/team-detail';
import type { RunAdmin } from './run';

export const showTeam: RunAdmin<'team-show'> = async ({ deps, viewer }, { slug }) =>
  teamDetail(await getTeamDetail(deps, viewer.organizationId, slug));
