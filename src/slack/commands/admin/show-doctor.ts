import { examine } from '../../../doctor/examine';
import { readDiskSpace } from '../../../platform/disk';
import { doctorPage } from '../../messages/admin/doctor-page';
import { readSlackFacts } from '../../read-slack-facts';
import type { RunAdmin } from './run';

export const showDoctor: RunAdmin<'doctor'> = async ({ deps, viewer, edge }) => {
  const [slack, disk] = await Promise.all([readSlackFacts(edge), readDiskSpace(deps.config.databaseFile)]);
  return doctorPage(await examine(deps, viewer.organizationId, { slack, disk }), viewer.isAdmin);
};
