import { purgeProject } from '../../deletion/purge-project';
import { isDibsError, unavailable } from '../../platform/errors';
import { errorFields } from '../../platform/log';
import type { JobHandler } from '../handler';

/** One slice of a deletion (PRODUCT 9.4). What was begun is never given up: half a project would be left. */
export const purge: JobHandler<'project.purge'> = async (deps, { projectId }) => {
  try {
    await purgeProject(deps, projectId);
  } catch (error) {
    if (isDibsError(error)) throw error;
    deps.log.error({ projectId, ...errorFields(error) }, 'a deletion failed and is tried again');
    throw unavailable('deletion_failed', 'The deletion of a project failed and is tried again.');
  }
};
