import { setLease as set } from '../../../leases/set-lease';
import { getProjectDetail } from '../../../projects/get-project-detail';
import { done } from '../../messages/admin/done';
import { leaseWords } from '../../messages/admin/lease-setting';
import { projectName } from '../../messages/admin/names';
import type { RunAdmin } from './run';

export const setLease: RunAdmin<'project-lease'> = async ({ deps, viewer }, { slug, lease }) => {
  const rule = await set(deps, viewer, { slug, lease });
  const project = await getProjectDetail(deps, viewer.organizationId, slug);
  const next = rule ? ' The first questions go out within a quarter of an hour of somebody’s working day.' : '';
  return done(`The lease of ${projectName(project)} is ${leaseWords(rule)}.${next}`);
};
