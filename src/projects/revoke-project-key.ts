import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import { conflict, notFound } from '../platform/errors';
import { auditTarget, getActiveProject } from './get-project';
import { countActiveKeys, deactivateKey, findKey } from './project-key.store';

/** Events with this key are refused from now on. Throws not-found, conflict `key_revoked` or `last_key`. */
export function revokeProjectKey(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { slug, keyId }: { slug: string; keyId: string },
): Promise<void> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    const key = await findKey(tx, project.id, keyId);
    if (!key) throw notFound('key_not_found', `“${project.slug}” has no such key.`);
    if (!key.isActive) throw conflict('key_revoked', 'This key was revoked before. Nothing was changed.');
    if ((await countActiveKeys(tx, project.id)) < 2) {
      throw conflict(
        'last_key',
        `This is the last active key of “${project.slug}”: make a new one first, or nothing could report to it.`,
      );
    }
    await deactivateKey(tx, key.id);
    await audit('project.key.revoke', auditTarget(project), { keyId: key.id });
  });
}
