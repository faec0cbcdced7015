import { clearAssignmentCachesOfRequest } from '../../assignment/caches';
import { unavailable } from '../../platform/errors';
import type { JobHandler } from '../handler';

/** Clears what an assignment made stale, also when the process died right after the commit (PRODUCT 3.6). */
export const clearAssignmentCaches: JobHandler<'assignment.clear-caches'> = async (deps, { requestId }) => {
  const cleared = await clearAssignmentCachesOfRequest(deps, requestId);
  if (!cleared) throw unavailable('cache_unavailable', 'The cache does not answer.');
};
