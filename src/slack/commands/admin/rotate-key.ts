import { getProjectDetail } from '../../../projects/get-project-detail';
import { rotateProjectKey } from '../../../projects/rotate-project-key';
import { SHOWN } from '../../blocks/limits';
import { fence } from '../../blocks/mrkdwn';
import { withOpening } from '../../messages/admin/done';
import { projectKeys } from '../../messages/admin/project-keys';
import type { RunAdmin } from './run';

export const rotateKey: RunAdmin<'key-rotate'> = async ({ deps, viewer }, { slug }) => {
  const key = await rotateProjectKey(deps, viewer, { slug });
  const said = `Here is a new key. Put this DSN where the old one is, then revoke that.\n${fence(key.dsn, SHOWN.url)}`;
  return withOpening(said, projectKeys(await getProjectDetail(deps, viewer.organizationId, slug)));
};
