import type { Deps } from '../deps';
import { conflict, invalid, notFound, unavailable } from '../platform/errors';
import { freeSnowflake } from '../platform/snowflake';
import { isId } from '../platform/ids';
import type { OrganizationId, TeamId } from '../platform/ids';
import type { Tx } from '../platform/db/database';
import { countTeams, insertProject, isProjectIdTaken, isSlugTaken } from './project.store';
import { projectName } from './project-name';
import { assertSlug, slugCandidates } from './slug';
import type { Project } from './types';

export interface NewProject {
  name: string;
  /** Used as it is or refused; made from the name when absent. */
  slug?: string;
  teamIds?: readonly TeamId[];
  /** Slack channels its cards appear in. */
  channelIds?: readonly string[];
}

const LIST_LENGTH = 100;

/** A project with a snowflake id, a slug of its own and its first key (PRODUCT 9.1, 9.2). */
export function createProject(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  organizationId: OrganizationId,
  input: NewProject,
): Promise<Project> {
  return deps.db.write((tx) => addProject(deps, tx, organizationId, input));
}

/** As {@link createProject}, in the caller's transaction. */
export async function addProject(
  deps: Pick<Deps, 'clock' | 'random'>,
  tx: Tx,
  organizationId: OrganizationId,
  input: NewProject,
): Promise<Project> {
  const name = projectName(input.name);
  if (input.slug !== undefined) assertSlug(input.slug);
  const teamIds = [...new Set(input.teamIds ?? [])];
  const channelIds = [...new Set(input.channelIds ?? [])];
  if (teamIds.length > LIST_LENGTH || channelIds.length > LIST_LENGTH) {
    throw invalid('project_too_large', `A project has at most ${LIST_LENGTH} teams and ${LIST_LENGTH} channels.`);
  }
  if (!teamIds.every(isId) || (await countTeams(tx, organizationId, teamIds)) !== teamIds.length) {
    throw notFound('team_not_found', 'There is no such team.');
  }
  const now = deps.clock.now();
  const slug = await freeSlug(tx, organizationId, input.slug, slugCandidates(name, deps.random));
  const id = await freeSnowflake(tx, now, (taken) => isProjectIdTaken(tx, taken));
  const project: Project = { id, organizationId, slug, name, publicKey: deps.random.hex(16) };
  await insertProject(tx, project, { teamIds, channelIds, createdAt: now });
  return project;
}

async function freeSlug(
  tx: Tx,
  organizationId: OrganizationId,
  given: string | undefined,
  candidates: Iterable<string>,
): Promise<string> {
  if (given !== undefined) {
    if (await isSlugTaken(tx, organizationId, given)) {
      throw conflict('slug_taken', `There is a project “${given}” already; please choose another slug.`);
    }
    return given;
  }
  for (const slug of candidates) if (!(await isSlugTaken(tx, organizationId, slug))) return slug;
  throw unavailable('no_slug_available', 'No slug is free for this name right now. Please try again, or choose one.');
}
