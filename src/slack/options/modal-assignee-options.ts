import type { Deps } from '../../deps';
import { findIssueViews } from '../../issues/get-issue-view';
import type { IssueView } from '../../issues/types';
import { actorText } from '../../people/actor';
import { searchAssignable } from '../../people/search-assignable';
import type { Actor } from '../../people/types';
import type { ProjectId } from '../../platform/ids';
import { listProjects } from '../../projects/find-project';
import { LIMITS } from '../blocks/limits';
import { decodeIssue, FIELDS } from '../ids';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { assigneeOptions, type MenuAnswer } from '../views/option-groups';
import { allChosen } from '../views/view-state';

/** Chosen issues rarely belong to more projects; each costs two searches. */
const MOST_PROJECTS = 8;

interface Found {
  teams: Actor[];
  people: Actor[];
}

/**
 * The assignee picker of the assign form: who can hold all of the chosen issues; before any is chosen, who can hold
 * some issue. Unassign is always offered.
 */
export async function fillModalAssignees(request: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const { deps, viewer, payload } = request;
  const issues = await chosenIssues(request);
  const projects =
    issues.length > 0 ? issues.map(({ project }) => project) : await listProjects(deps, viewer.organizationId);
  const projectIds = [...new Set(projects.map(({ id }) => id))].slice(0, MOST_PROJECTS);
  const found = await Promise.all(projectIds.map((projectId) => search(deps, request, projectId)));
  const merged = issues.length > 0 ? inAll(found) : inAny(found);
  const held = 'unassign'.startsWith(payload.query.trim().toLowerCase());
  return assigneeOptions({ held, suggested: [], ...merged });
}

async function chosenIssues({ deps, viewer, payload }: SlackRequest<SuggestionPayload>): Promise<IssueView[]> {
  const values = payload.view?.state ? allChosen(payload.view.state, FIELDS.issues) : [];
  const ids = values.map(decodeIssue).filter((id) => id !== null);
  return findIssueViews(deps, viewer.organizationId, ids.slice(0, LIMITS.options));
}

function search(
  deps: Deps,
  { viewer, payload }: SlackRequest<SuggestionPayload>,
  projectId: ProjectId,
): Promise<Found> {
  const { organizationId } = viewer;
  return searchAssignable(deps, { organizationId, projectId, query: payload.query, limit: LIMITS.options });
}

function inAll(found: readonly Found[]): Found {
  const [first, ...others] = found;
  if (!first) return { teams: [], people: [] };
  const keep = (list: 'teams' | 'people') =>
    first[list].filter((actor) =>
      others.every((other) => other[list].some((one) => actorText(one) === actorText(actor))),
    );
  return { teams: keep('teams'), people: keep('people') };
}

function inAny(found: readonly Found[]): Found {
  const distinct = (actors: Actor[]) => [...new Map(actors.map((actor) => [actorText(actor), actor])).values()];
  return {
    teams: distinct(found.flatMap(({ teams }) => teams)),
    people: distinct(found.flatMap(({ people }) => people)),
  };
}
