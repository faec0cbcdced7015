import type { Reader } from '../platform/db/database';
import { invalid, notFound } from '../platform/errors';
import type { OrganizationId, UserId } from '../platform/ids';
import type { User } from './types';
import { findUsers } from './user.store';

const MOST_MEMBERS = 1_000;

/**
 * The people with these ids, who can all be members of a team: throws not-found for an unknown one, invalid for one who
 * can neither act nor be assigned (PRODUCT 2.2), by name.
 */
export async function getMembers(db: Reader, organizationId: OrganizationId, ids: readonly UserId[]): Promise<User[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length > MOST_MEMBERS) {
    throw invalid('too_many_members', `At most ${MOST_MEMBERS} people can be changed at once. Nothing was changed.`);
  }
  const users = await findUsers(db, organizationId, wanted);
  if (users.length !== wanted.length) {
    throw notFound('user_not_found', 'There is no such person (any more). Nothing was changed.');
  }
  const unable = users.find((user) => user.kind !== 'member' || !user.isActive);
  if (unable) {
    throw invalid(
      'not_a_member',
      `${unable.name} is not an active member of this workspace, so they cannot be chosen here. Nothing was changed.`,
    );
  }
  return users;
}
