import { foldText } from '../../people/fold-text';
import { listProjects } from '../../projects/find-project';
import { LIMITS } from '../blocks/limits';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { ANY_PROJECT, projectOption } from '../views/home-filters';
import type { MenuAnswer } from '../views/option-groups';

/** The project filter of the App Home: all of them first, then any part of a slug or name. */
export async function fillHomeProjects({
  deps,
  viewer,
  payload,
}: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const typed = foldText(payload.query.slice(0, LIMITS.placeholder));
  const projects = await listProjects(deps, viewer.organizationId);
  const fitting = projects.filter(({ slug, name }) => foldText(`${slug}\n${name}`).includes(typed));
  return { options: [ANY_PROJECT, ...fitting.map(projectOption)].slice(0, LIMITS.options) };
}
