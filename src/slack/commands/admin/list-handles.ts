import { listHandles as list } from '../../../ownership/list-handles';
import { handleList } from '../../messages/admin/handle-list';
import type { RunAdmin } from './run';

export const listHandles: RunAdmin<'codeowners-handles'> = async ({ deps, viewer }) =>
  handleList(await list(deps, viewer.organizationId));
