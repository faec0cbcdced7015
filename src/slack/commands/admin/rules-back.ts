import { goBack } from '../../../ownership/save-texts';
import { rulesWentBack } from '../../messages/admin/ownership-detail';
import type { RunAdmin } from './run';

export const rulesBack: RunAdmin<'rules-back'> = async ({ deps, viewer }, { slug }) =>
  rulesWentBack(await goBack(deps, viewer, { slug }));
