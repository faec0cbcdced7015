import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { conflict } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { keyView } from './project-dsns';
import { countActiveKeys, insertKey } from './project-key.store';
import type { ProjectKeyView } from './types';

const MOST_ACTIVE = 20;

/** A new key; the old ones go on until they are revoked, so that what is deployed keeps reporting meanwhile. */
export function rotateProjectKey(
  deps: Pick<Deps, 'db' | 'clock' | 'config' | 'random'>,
  viewer: Viewer,
  { slug }: { slug: string },
): Promise<ProjectKeyView> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    if ((await countActiveKeys(tx, project.id)) >= MOST_ACTIVE) {
      throw conflict(
        'too_many_keys',
        `“${project.slug}” has ${MOST_ACTIVE} active keys; please revoke one that is no longer used first.`,
      );
    }
    const key = await insertKey(tx, project.id, deps.random.hex(16), deps.clock.now());
    // The key itself opens the project: the trail, which everybody may read, only has its number.
    await audit('project.key.rotate', auditTarget(project), { keyId: key.id });
    return keyView(deps.config, project, key);
  });
}
