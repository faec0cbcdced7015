import type { Deps } from '../deps';
import { forbidden } from '../platform/errors';
import { findStandings } from './admin.store';
import type { Viewer } from './types';

const NAMED = 5;

/** Throws forbidden, naming who can, when the viewer is no admin (PRODUCT 2.5). */
export async function requireAdmin(deps: Pick<Deps, 'db' | 'config'>, viewer: Viewer): Promise<void> {
  if (viewer.isAdmin) return;
  const admins = await findStandings(deps.db.read, viewer.organizationId, deps.config.admins, NAMED);
  const who = admins.map(({ user }) => `${user.name} (@${user.handle})`).join(', ');
  throw forbidden(
    'admin_needed',
    `Only an admin can do this. ${who ? `Ask one of: ${who}.` : 'There is no admin yet.'}`,
  );
}
