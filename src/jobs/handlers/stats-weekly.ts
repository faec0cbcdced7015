import { planWeekly } from '../../stats/plan-weekly';
import type { JobHandler } from '../handler';

/** Monday: asks for the post about last week, and for the next Monday. */
export const weekly: JobHandler<'stats.weekly'> = (deps, { organizationId, monday }) =>
  planWeekly(deps, organizationId, monday);
