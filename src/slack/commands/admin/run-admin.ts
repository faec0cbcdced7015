import { adminUsage } from '../../messages/admin/admin-usage';
import type { RenderedMessage } from '../../messages/rendered-message';
import type { SlackRequest } from '../../request';
import type { AdminRequest } from '../admin-grammar/types';
import { changeAdmin } from './change-admin';
import { changeMembers } from './change-members';
import { changeProjectTeams } from './change-project-teams';
import { createProject } from './create-project';
import { createTeam } from './create-team';
import { deleteTeam } from './delete-team';
import { linkTeam } from './link-team';
import { listAdmins } from './list-admins';
import { listProjects } from './list-projects';
import { listTeams } from './list-teams';
import { removeChannel } from './remove-channel';
import { renameProject } from './rename-project';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';
import { setChannel } from './set-channel';
import { setTeamChannel } from './set-team-channel';
import { showAudit } from './show-audit';
import { showKeys } from './show-keys';
import { showProject } from './show-project';
import { showTeam } from './show-team';
import { unlinkTeam } from './unlink-team';
import type { RunAdmin } from './run';

const SUBCOMMANDS: { [Kind in AdminRequest['kind']]: RunAdmin<Kind> } = {
  'project-create': createProject,
  'project-list': listProjects,
  'project-show': showProject,
  'project-rename': renameProject,
  'project-keys': showKeys,
  'key-rotate': rotateKey,
  'key-revoke': revokeKey,
  'channel-set': setChannel,
  'channel-remove': removeChannel,
  'project-teams': changeProjectTeams,
  'team-create': createTeam,
  'team-list': listTeams,
  'team-show': showTeam,
  'team-members': changeMembers,
  'team-link': linkTeam,
  'team-unlink': unlinkTeam,
  'team-channel': setTeamChannel,
  'team-delete': deleteTeam,
  'admin-change': changeAdmin,
  'admin-list': listAdmins,
  audit: showAudit,
  help: () => Promise.resolve(adminUsage()),
};

/** Every subcommand of `/assign-admin`, and who answers it. */
export function runAdmin<Kind extends AdminRequest['kind']>(
  request: SlackRequest,
  asked: Extract<AdminRequest, { kind: Kind }>,
): Promise<RenderedMessage> {
  return SUBCOMMANDS[asked.kind](request, asked);
}
