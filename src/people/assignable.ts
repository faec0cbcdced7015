import type { Deps } from '../deps';
import { invalid, isDibsError, notFound } from '../platform/errors';
import { isId } from '../platform/ids';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { actorText } from './actor';
import { countProjects, findRefusingProjects } from './assignable.store';
import { findTeams } from './team.store';
import type { ActorRef } from './types';
import { findUsers } from './user.store';

/**
 * Throws unless the actor may hold issues of every one of the projects (PRODUCT 2.4): not-found for an actor or project
 * that this organization does not have, invalid `not_assignable` naming actor and project otherwise.
 */
export async function assertAssignable(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  actor: ActorRef,
  projectIds: readonly ProjectId[],
): Promise<void> {
  const { read } = deps.db;
  const name = await nameOfAble(deps, organizationId, actor);
  const projects = [...new Set(projectIds)];
  if (projects.length === 0) return;
  if (!projects.every(isId) || (await countProjects(read, organizationId, projects)) !== projects.length) {
    throw notFound('project_not_found', 'There is no such project.');
  }
  const refusing = (await findRefusingProjects(read, actor, projects)).map((project) => project.name);
  if (refusing.length === 0) return;
  const whose = refusing.length === 1 ? 'its' : 'their';
  throw notAssignable(
    `${name} cannot be assigned to issues of ${namesOf(refusing)}: only ${whose} teams and their members can.`,
  );
}

const LISTED = 5;

/** "Checkout, Web and Search"; the first five, and how many more. */
function namesOf(names: readonly string[]): string {
  const rest = names.length - LISTED;
  const shown = rest > 0 ? [...names.slice(0, LISTED), `${rest} more`] : names;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** As {@link assertAssignable}, as a question. */
export async function isAssignable(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  actor: ActorRef,
  projectIds: readonly ProjectId[],
): Promise<boolean> {
  try {
    await assertAssignable(deps, organizationId, actor, projectIds);
    return true;
  } catch (error) {
    if (isDibsError(error) && (error.kind === 'invalid' || error.kind === 'not-found')) return false;
    throw error;
  }
}

/** The actor's name, when it is somebody who can be assigned at all (PRODUCT 2.2). */
async function nameOfAble({ db }: Pick<Deps, 'db'>, organizationId: OrganizationId, actor: ActorRef): Promise<string> {
  const missing = notFound('actor_not_found', `There is no person or team “${actorText(actor)}”.`);
  if (actor.type === 'team') {
    const [team] = await findTeams(db.read, organizationId, [actor.id]);
    if (!team) throw missing;
    return `#${team.slug}`;
  }
  const [user] = await findUsers(db.read, organizationId, [actor.id]);
  if (!user) throw missing;
  if (user.kind === 'bot') throw notAssignable(`${user.name} is a bot and cannot be assigned.`);
  if (user.kind === 'stranger')
    throw notAssignable(`${user.name} belongs to another workspace and cannot be assigned.`);
  if (!user.isActive) throw notAssignable(`${user.name} is deactivated and cannot be assigned.`);
  return user.name;
}

const notAssignable = (sentence: string) => invalid('not_assignable', sentence);
