import type { Deps } from '../deps';
import { conflict } from '../platform/errors';
import type { UserId } from '../platform/ids';
import { adminReason, reasonWords } from './admin-reason';
import { findStanding, setMadeAdmin } from './admin.store';
import { getMembers } from './get-members';
import type { Viewer } from './types';
import { writeAsAdmin } from './write-as-admin';

/** Makes an active member an administrator (PRODUCT 2.5). Throws conflict for one who is, saying why. */
export function addAdmin(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  viewer: Viewer,
  { userId }: { userId: UserId },
): Promise<void> {
  return writeAsAdmin(deps, viewer, async (tx, audit) => {
    const [user] = await getMembers(tx, viewer.organizationId, [userId]);
    const standing = user && (await findStanding(tx, viewer.organizationId, user.id));
    if (!standing) return;
    const reason = adminReason(deps.config, standing);
    if (reason) {
      throw conflict('admin_already', `${user.name} is an admin already, ${reasonWords(reason)}. Nothing was changed.`);
    }
    await setMadeAdmin(tx, user.id, true);
    await audit('admin.add', { type: 'user', id: user.id, name: user.name });
  });
}
