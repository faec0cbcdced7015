import type { Deps } from '../deps';
import { forbidden, notFound } from '../platform/errors';
import type { OrganizationId } from '../platform/ids';
import { findUserBySlackId } from './user.store';
import type { Viewer } from './types';

/**
 * Who is acting. Throws not-found `user_not_mirrored` when there is no row for the person yet, and forbidden for
 * those who can neither act nor be assigned (PRODUCT 2.2).
 */
export async function identifyViewer(
  deps: Pick<Deps, 'db' | 'config'>,
  organizationId: OrganizationId,
  slackUserId: string,
): Promise<Viewer> {
  const user = await findUserBySlackId(deps.db.read, organizationId, slackUserId);
  if (!user) throw notFound('user_not_mirrored', 'I do not know you yet.');
  if (user.kind === 'stranger') {
    throw forbidden(
      'viewer_is_stranger',
      'Only members of this workspace can use Dibs here; you belong to another one.',
    );
  }
  if (user.kind === 'bot') throw forbidden('viewer_is_bot', 'Bots cannot use Dibs.');
  if (!user.isActive) {
    throw forbidden('viewer_is_deactivated', 'Your account in this workspace is deactivated, so you cannot use Dibs.');
  }
  const isAdmin = user.isAdmin || deps.config.admins.includes(slackUserId);
  return { organizationId, userId: user.id, slackUserId, name: user.name, isAdmin };
}
