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
import { showDoctor } from './show-doctor';
import { linkTeam } from './link-team';
import { listAdmins } from './list-admins';
import { listHandles } from './list-handles';
import { listProjects } from './list-projects';
import { listTeams } from './list-teams';
import { mapHandle } from './map-handle';
import { removeChannel } from './remove-channel';
import { renameProject } from './rename-project';
import { restoreProject } from './restore-project';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';
import { rulesBack } from './rules-back';
import { setAutoAssign } from './set-auto-assign';
import { setChannel } from './set-channel';
import { setCommitMode } from './set-commit-mode';
import { setLease } from './set-lease';
import { setTeamChannel } from './set-team-channel';
import { showAudit } from './show-audit';
import { showOwnership } from './show-ownership';
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
  'project-lease': setLease,
  'project-restore': restoreProject,
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
  'ownership-show': showOwnership,
  'rules-back': rulesBack,
  'rules-auto': setAutoAssign,
  'rules-commits': setCommitMode,
  'codeowners-handles': listHandles,
  'codeowners-map': mapHandle,
  audit: showAudit,
  doctor: showDoctor,
  help: () => Promise.resolve(adminUsage()),
};

/** Every subcommand of `/assign-admin`, and who answers it. */
export function runAdmin<Kind extends AdminRequest['kind']>(
  request: SlackRequest,
  asked: Extract<AdminRequest, { kind: Kind }>,
): Promise<RenderedMessage> {
  return SUBCOMMANDS[asked.kind](request, asked);
}
