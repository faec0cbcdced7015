import { setCommitMode as set } from '../../../ownership/save-texts';
import { commitModeSet } from '../../messages/admin/ownership-detail';
import type { RunAdmin } from './run';

export const setCommitMode: RunAdmin<'rules-commits'> = async ({ deps, viewer }, { slug, mode }) =>
  commitModeSet(await set(deps, viewer, { slug, mode }));
