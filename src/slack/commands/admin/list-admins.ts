import { listAdmins as list } from '../../../people/list-admins';
import { adminList } from '../../messages/admin/admin-list';
import type { RunAdmin } from './run';

export const listAdmins: RunAdmin<'admin-list'> = async ({ deps, viewer }) =>
  adminList(await list(deps, viewer.organizationId));
