import { mapHandle as map } from '../../../ownership/map-handle';
import { requireAdmin } from '../../../people/permissions';
import { handleMapped } from '../../messages/admin/handle-list';
import { findTarget } from '../find-target';
import type { RunAdmin } from './run';

export const mapHandle: RunAdmin<'codeowners-map'> = async (request, { handle, to }) => {
  const { deps, viewer } = request;
  await requireAdmin(deps, viewer);
  const actor = await findTarget(request, to);
  await map(deps, viewer, { handle, to: actor });
  return handleMapped(handle, actor);
};
