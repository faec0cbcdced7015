import { applyRules } from '../../assignment/apply-rules';
import type { JobHandler } from '../handler';

/** Lets new rules look at the open issues of their project. */
export const applyOwnership: JobHandler<'ownership.apply'> = (deps, { projectId, changed }) =>
  applyRules(deps, projectId, changed);
