import { setAutoAssign as set } from '../../../ownership/save-texts';
import { autoAssignSet } from '../../messages/admin/ownership-detail';
import type { RunAdmin } from './run';

export const setAutoAssign: RunAdmin<'rules-auto'> = async ({ deps, viewer }, { slug, autoAssign }) =>
  autoAssignSet(await set(deps, viewer, { slug, autoAssign }));
