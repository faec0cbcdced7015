import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { conflict, invalid } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { projectName } from './project-name';
import { isSlugTaken } from './project.store';
import { findShownCards, saveNames } from './rename-project.store';
import { assertSlug } from './slug';
import type { Project } from './types';

export interface RenameProject {
  slug: string;
  name?: string;
  newSlug?: string;
}

/** Slack takes 50 redraws a minute: the rest follows with the next change of each issue. */
const REDRAWN = 500;

/**
 * A new name, a new slug, or both. Short ids begin with the slug, so the cards of the open issues seen last are drawn
 * again. Throws not-found, conflict `slug_taken`, invalid for a slug that cannot be or when nothing is new.
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
    const cards = await findShownCards(tx, project.id, REDRAWN);
    await deps.queue.enqueue(
      tx,
      cards.map((cardId) => ({
        kind: 'card.draw',
        payload: { cardId },
        key: `card.draw:${cardId}`,
        orderKey: `card:${cardId}`,
        lane: 2,
        projectId: project.id,
      })),
    );
    return { ...project, name, slug };
  });
  deps.queue.nudge();
  return renamed;
}
