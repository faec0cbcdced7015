import { clearAssignmentCachesOfRelease, clearAssignmentCachesOfRequest } from '../../assignment/caches';
import { unavailable } from '../../platform/errors';
import type { JobHandler } from '../handler';

/** Clears what an assignment or new commits made stale, also when the process died right after the commit (PRODUCT 3.6). */
export const clearAssignmentCaches: JobHandler<'assignment.clear-caches'> = async (deps, stale) => {
  const cleared =
    'requestId' in stale
      ? await clearAssignmentCachesOfRequest(deps, stale.requestId)
      : await clearAssignmentCachesOfRelease(deps, stale.projectId, stale.release);
  if (!cleared) throw unavailable('cache_unavailable', 'The cache does not answer.');
};
