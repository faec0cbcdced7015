import { unlinkTeam as unlink } from '../../../people/unlink-team';
import { getTeamDetail } from '../../../people/get-team-detail';
import { withOpening } from '../../messages/admin/done';
import { teamDetail } from '../../messages/admin/team-detail';
import type { RunAdmin } from './run';

export const unlinkTeam: RunAdmin<'team-unlink'> = async ({ deps, viewer }, { slug }) => {
  await unlink(deps, viewer, { slug });
  const said = 'The team follows no user group any more. Its members stay, and are changed here.';
  return withOpening(said, teamDetail(await getTeamDetail(deps, viewer.organizationId, slug)));
};
