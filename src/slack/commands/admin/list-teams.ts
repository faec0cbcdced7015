import { listTeams as list } from '../../../people/list-teams';
import { SHOWN } from '../../blocks/limits';
import { teamList } from '../../messages/admin/team-list';
import { existingPage } from './existing-page';
import type { RunAdmin } from './run';

export const listTeams: RunAdmin<'team-list'> = async ({ deps, viewer }, { page: asked }) => {
  const read = (page: number) => list(deps, viewer.organizationId, { page, pageSize: SHOWN.listRows });
  const { found, page } = await existingPage(asked, SHOWN.listRows, read);
  return teamList(found.teams, { page, pageSize: SHOWN.listRows, total: found.total });
};
