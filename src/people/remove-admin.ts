import type { Deps } from '../deps';
import { conflict, notFound } from '../platform/errors';
import { isId, type UserId } from '../platform/ids';
import { adminReason, reasonWords } from './admin-reason';
import { findStanding, findStandings, setMadeAdmin, type Standing } from './admin.store';
import type { Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

/**
 * Takes back what `addAdmin` gave. Throws conflict for the last admin, and for who is one by Slack's word or by the
 * settings, which only those can change.
 */
export function removeAdmin(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { userId }: { userId: UserId },
): Promise<void> {
  const { organizationId } = viewer;
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const standing = isId(userId) ? await findStanding(tx, organizationId, userId) : null;
    if (!standing) throw notFound('user_not_found', 'There is no such person (any more). Nothing was changed.');
    const { user } = standing;
    if (!standing.isMade) throw refusal(deps, standing);
    const admins = await findStandings(tx, organizationId, deps.config.admins, 2);
    const stays = adminReason(deps.config, { ...standing, isMade: false });
    if (!stays && !admins.some((admin) => admin.user.id !== user.id)) {
      throw conflict('last_admin', `${user.name} is the last admin: make somebody else one first.`);
    }
    await setMadeAdmin(tx, user.id, false);
    await audit('admin.remove', { type: 'user', id: user.id, name: user.name });
  });
}

function refusal({ config }: Pick<Deps, 'config'>, standing: Standing) {
  const { name } = standing.user;
  const reason = adminReason(config, standing);
  if (!reason) return conflict('not_an_admin', `${name} is no admin. Nothing was changed.`);
  return conflict(`admin_by_${reason}`, `${name} is an admin ${reasonWords(reason)}: it can only be changed there.`);
}
