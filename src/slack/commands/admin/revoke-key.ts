import { getProjectDetail } from '../../../projects/get-project-detail';
import { revokeProjectKey } from '../../../projects/revoke-project-key';
import { SHOWN } from '../../blocks/limits';
import { code } from '../../blocks/mrkdwn';
import { withOpening } from '../../messages/admin/done';
import { projectKeys } from '../../messages/admin/project-keys';
import type { RunAdmin } from './run';

export const revokeKey: RunAdmin<'key-revoke'> = async ({ deps, viewer }, { slug, keyId }) => {
  await revokeProjectKey(deps, viewer, { slug, keyId });
  const said = `Key ${code(`#${keyId}`, SHOWN.name)} is revoked: what still uses it is refused from now on.`;
  return withOpening(said, projectKeys(await getProjectDetail(deps, viewer.organizationId, slug)));
};
