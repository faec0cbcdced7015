import type { Deps } from '../deps';
import { forbidden } from '../platform/errors';
import type { Viewer } from './types';
import { findAdmins } from './user.store';

const NAMED = 5;

/** Throws forbidden, naming who can, when the viewer is no admin (PRODUCT 2.5). */
export async function requireAdmin(deps: Pick<Deps, 'db' | 'config'>, viewer: Viewer): Promise<void> {
  if (viewer.isAdmin) return;
  const admins = await findAdmins(deps.db.read, viewer.organizationId, deps.config.admins, NAMED);
  const who = admins.map((admin) => `${admin.name} (@${admin.handle})`).join(', ');
  throw forbidden(
    'admin_needed',
    `Only an admin can do this. ${who ? `Ask one of: ${who}.` : 'There is no admin yet.'}`,
  );
}
