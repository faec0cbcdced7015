import { addAdmin } from '../../../people/add-admin';
import { requireAdmin } from '../../../people/permissions';
import { removeAdmin } from '../../../people/remove-admin';
import { SHOWN } from '../../blocks/limits';
import { bold } from '../../blocks/mrkdwn';
import { done } from '../../messages/admin/done';
import { findPeople } from './find-people';
import type { RunAdmin } from './run';

export const changeAdmin: RunAdmin<'admin-change'> = async (request, { change, person }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  for (const { id, name } of await findPeople(request, [person])) {
    if (change === 'add') {
      await addAdmin(deps, viewer, { userId: id });
      return done(`${bold(name, SHOWN.name)} is an admin of Dibs now.`);
    }
    await removeAdmin(deps, viewer, { userId: id });
    return done(`${bold(name, SHOWN.name)} is no admin of Dibs any more.`);
  }
  throw new Error('one person was named');
};
