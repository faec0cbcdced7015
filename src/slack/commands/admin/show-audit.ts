import { listAudit } from '../../../audit/audit.store';
import { SHOWN } from '../../blocks/limits';
import { auditLog } from '../../messages/admin/audit-log';
import { existingPage } from './existing-page';
import type { RunAdmin } from './run';

export const showAudit: RunAdmin<'audit'> = async ({ deps, viewer }, { page: asked }) => {
  const read = (page: number) => listAudit(deps, viewer.organizationId, { page, pageSize: SHOWN.listRows });
  const { found, page } = await existingPage(asked, SHOWN.listRows, read);
  return auditLog(found.entries, { page, pageSize: SHOWN.listRows, total: found.total });
};
