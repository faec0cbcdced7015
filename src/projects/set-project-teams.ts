import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { invalid, notFound } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { addProjectTeams, findProjectTeams, findTeamIds, removeProjectTeams } from './project-team.store';

export interface ProjectTeamsChange {
  slug: string;
  /** Slugs of teams, with or without `#`. */
  add?: readonly string[];
  remove?: readonly string[];
}

const MOST_TEAMS = 100;

/**
 * Which teams can hold the project's issues (PRODUCT 2.4). What is as wished already is left as it is; who holds an issue
 * now keeps it. Throws not-found naming the first unknown team, and changes nothing then.
 */
export function setProjectTeams(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  input: ProjectTeamsChange,
): Promise<void> {
  const add = slugsOf(input.add);
  const remove = slugsOf(input.remove);
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, input.slug);
    if (add.length + remove.length === 0) throw invalid('no_teams', 'Say which team. Nothing was changed.');
    const contrary = add.find((slug) => remove.includes(slug));
    if (contrary) throw invalid('team_twice', `#${contrary} cannot be added and removed at once. Nothing was changed.`);
    if (add.length + remove.length > MOST_TEAMS) throw tooMany();
    const ids = await findTeamIds(tx, viewer.organizationId, [...add, ...remove]);
    const idOf = (slug: string) => {
      const id = ids.get(slug);
      if (id === undefined) throw notFound('team_not_found', `There is no team “#${slug}”. Nothing was changed.`);
      return id;
    };
    const wanted = { add: add.map(idOf), remove: remove.map(idOf) };
    const before = await findProjectTeams(tx, project.id);
    const added = wanted.add.filter((id) => !before.has(id));
    const removed = wanted.remove.filter((id) => before.has(id));
    if (before.size + added.length - removed.length > MOST_TEAMS) throw tooMany();
    if (added.length + removed.length === 0) return;
    await addProjectTeams(tx, project.id, added);
    await removeProjectTeams(tx, project.id, removed);
    await audit('project.teams', auditTarget(project), { add, remove });
  });
}

const slugsOf = (slugs: readonly string[] = []) => [
  ...new Set(slugs.map((slug) => slug.trim().replace(/^#/, '').toLowerCase())),
];

const tooMany = () => invalid('project_too_large', `A project has at most ${MOST_TEAMS} teams. Nothing was changed.`);
