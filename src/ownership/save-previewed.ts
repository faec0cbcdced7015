import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { conflict, notFound } from '../platform/errors';
import type { ProjectId } from '../platform/ids';
import { listProjects } from '../projects/find-project';
import { findOwnership } from './ownership.store';
import { saveTexts } from './save-texts';
import type { OwnershipText, OwnershipView } from './views';

/**
 * Saves a text whose preview was seen, unless what it would replace was saved since.
 * @param input.savedAt of that, in milliseconds since 1970; null when there was nothing
 */
export async function savePreviewed(
  deps: Deps,
  viewer: Viewer,
  input: { projectId: ProjectId; savedAt: number | null; text: OwnershipText; value: string },
): Promise<OwnershipView> {
  const { projectId, savedAt, text, value } = input;
  // By its id: the slug may have changed hands since.
  const project = (await listProjects(deps, viewer.organizationId)).find(({ id }) => id === projectId);
  if (!project) throw notFound('project_not_found', 'This project is not there any more. Nothing was saved.');
  return saveTexts(deps, viewer, {
    slug: project.slug,
    text,
    value: async (tx, { id }) => {
      const replaced = await findOwnership(tx, id);
      if (id === projectId && (replaced?.changedAt ?? null) === savedAt) return value;
      throw conflict(
        'changed_since_preview',
        'Rules or CODEOWNERS of this project were changed since the preview. Nothing was saved; please send the file again.',
      );
    },
  });
}
