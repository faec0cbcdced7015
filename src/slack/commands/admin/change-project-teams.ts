import { setProjectTeams } from '../../../projects/set-project-teams';
import { getProjectDetail } from '../../../projects/get-project-detail';
import { SHOWN } from '../../blocks/limits';
import { bold } from '../../blocks/mrkdwn';
import { done } from '../../messages/admin/done';
import { enumerate, projectName } from '../../messages/admin/names';
import type { RunAdmin } from './run';

export const changeProjectTeams: RunAdmin<'project-teams'> = async ({ deps, viewer }, { slug, add, remove }) => {
  await setProjectTeams(deps, viewer, { slug, add: [...add], remove: [...remove] });
  const project = await getProjectDetail(deps, viewer.organizationId, slug);
  const teams = project.teams.map((team) => bold(`#${team.slug}`, SHOWN.name));
  return done(
    teams.length === 0
      ? `${projectName(project)} has no teams now, so everybody can hold its issues.`
      : `Issues of ${projectName(project)} can go to ${enumerate(teams)} and their members.`,
  );
};
