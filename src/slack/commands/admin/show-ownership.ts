import { getOwnership } from '../../../ownership/get-ownership';
import { ownershipDetail } from '../../messages/admin/ownership-detail';
import type { RunAdmin } from './run';

export const showOwnership: RunAdmin<'ownership-show'> = async ({ deps, viewer }, { text, slug }) =>
  ownershipDetail(await getOwnership(deps, viewer.organizationId, slug), text);
