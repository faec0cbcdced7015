import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { conflict, invalid } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { projectName } from './project-name';
import { isSlugTaken } from './project.store';
import { redrawCardsJob } from './redraw-cards-job';
import { saveNames } from './rename-project.store';
import { assertSlug } from './slug';
import type { Project } from './types';

export interface RenameProject {
  slug: string;
  name?: string;
  newSlug?: string;
}

/**
 * A new name, a new slug, or both. Short ids begin with the slug, so all cards are drawn again. Throws not-found,
 * conflict `slug_taken`, invalid for a slug that cannot be or when nothing is new.
 */
export async function renameProject(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'queue'>,
  viewer: Viewer,
  input: RenameProject,
): Promise<Project> {
  const renamed = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, input.slug);
    const name = input.name === undefined ? project.name : projectName(input.name);
    const slug = input.newSlug ?? project.slug;
    if (name === project.name && slug === project.slug) {
      throw invalid('nothing_to_rename', `“${project.slug}” has this name already. Nothing was changed.`);
    }
    if (slug !== project.slug) {
      assertSlug(slug);
      if (await isSlugTaken(tx, viewer.organizationId, slug)) {
        throw conflict('slug_taken', `There is a project “${slug}” already; please choose another slug.`);
      }
    }
    await saveNames(tx, project.id, { name, slug });
    await audit('project.rename', auditTarget(project), {
      from: { name: project.name, slug: project.slug },
      to: { name, slug },
    });
    await deps.queue.enqueue(tx, [redrawCardsJob(project.id)]);
    return { ...project, name, slug };
  });
  deps.queue.nudge();
  return renamed;
}
