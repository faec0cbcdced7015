import { foldText } from '../../people/fold-text';
import { listProjects } from '../../projects/find-project';
import { LIMITS } from '../blocks/limits';
import type { SuggestionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { pickedOption } from '../views/admin/fields';
import type { MenuAnswer } from '../views/option-groups';

/** The project picker of administrative forms: any part of a slug or name. */
export async function fillProjects({ deps, viewer, payload }: SlackRequest<SuggestionPayload>): Promise<MenuAnswer> {
  const typed = foldText(payload.query.slice(0, LIMITS.placeholder));
  const projects = await listProjects(deps, viewer.organizationId);
  const fitting = projects.filter(({ slug, name }) => foldText(`${slug}\n${name}`).includes(typed));
  return { options: fitting.slice(0, LIMITS.options).map((project) => pickedOption(project)) };
}
