import { sweepLeases } from '../../leases/sweep-leases';
import type { JobHandler } from '../handler';

/** The quarter-hourly look at what people hold in a project. */
export const sweep: JobHandler<'lease.sweep'> = (deps, payload) => sweepLeases(deps, payload);
