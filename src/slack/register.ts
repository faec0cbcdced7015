import {
  deleteTeam,
  revokeKey,
  rotateKey,
  showKeys,
  showProject,
  showTeam,
  turnAdminPage,
} from './actions/admin-buttons';
import { assignSuggested } from './actions/assign-suggested';
import { assignToMe } from './actions/assign-to-me';
import { changeStatusTo } from './actions/change-status';
import { chooseAssignee } from './actions/choose-assignee';
import { openStatusModal } from './actions/open-status-modal';
import { turnPage } from './actions/turn-page';
import { undo } from './actions/undo';
import { ADMIN_ACTIONS, ADMIN_FIELDS, adminCallback } from './admin-ids';
import { ADMIN_FORMS } from './commands/admin-grammar/types';
import { assign } from './commands/assign';
import { assignAdmin } from './commands/assign-admin';
import { onAppHomeOpened } from './events/app-home-opened';
import { onAppRemoved } from './events/app-removed';
import { onUserChanged } from './events/user-changed';
import { onUsergroupChanged } from './events/usergroup-changed';
import { ACTIONS, CALLBACKS, FIELDS, SUGGESTED_OWNER_ACTION } from './ids';
import { fillAssigneeMenu } from './options/assignee-options';
import { fillIssuePicker } from './options/issue-options';
import { fillModalAssignees } from './options/modal-assignee-options';
import { fillProjects } from './options/project-options';
import { fillTeams } from './options/team-options';
import { action, command, event, options, submission, type Route } from './route';
import { submitAdmin } from './submissions/submit-admin';
import { submitAssign } from './submissions/submit-assign';
import { submitStatus } from './submissions/submit-status';
import { firstField } from './views/admin/admin-form';
import { archiveModal, readArchiveModal } from './views/archive-modal';
import { readResolveModal, resolveModal } from './views/resolve-modal';

/** Everything Slack can ask of us, and who answers it. The steps on the way there are those of its kind (`route.ts`). */
export const ROUTES: readonly Route[] = [
  command('/assign', assign),
  command('/assign-admin', assignAdmin),

  action(ACTIONS.assignToMe, assignToMe),
  action(ACTIONS.assignee, chooseAssignee),
  action(SUGGESTED_OWNER_ACTION, assignSuggested),
  action(ACTIONS.undo, undo),
  action(ACTIONS.resolve, changeStatusTo({ to: 'resolved', in: 'now' })),
  action(ACTIONS.resolveModal, openStatusModal('Resolve', resolveModal)),
  action(ACTIONS.unresolve, changeStatusTo({ to: 'unresolved' })),
  action(ACTIONS.archiveModal, openStatusModal('Archive', archiveModal)),
  action(ACTIONS.unarchive, changeStatusTo({ to: 'unresolved' })),
  action(ACTIONS.listPrevious, turnPage),
  action(ACTIONS.listNext, turnPage),

  action(ADMIN_ACTIONS.showProject, showProject),
  action(ADMIN_ACTIONS.showKeys, showKeys),
  action(ADMIN_ACTIONS.rotateKey, rotateKey),
  action(ADMIN_ACTIONS.revokeKey, revokeKey),
  action(ADMIN_ACTIONS.showTeam, showTeam),
  action(ADMIN_ACTIONS.deleteTeam, deleteTeam),
  action(ADMIN_ACTIONS.previous, turnAdminPage),
  action(ADMIN_ACTIONS.next, turnAdminPage),

  submission(CALLBACKS.assign, FIELDS.assignee, submitAssign),
  submission(CALLBACKS.archive, FIELDS.archiveFor, submitStatus(readArchiveModal)),
  submission(CALLBACKS.resolve, FIELDS.resolveIn, submitStatus(readResolveModal)),

  ...ADMIN_FORMS.map((form) => submission(adminCallback(form), firstField(form), submitAdmin(form))),

  options(ACTIONS.assignee, fillAssigneeMenu),
  options(FIELDS.assignee, fillModalAssignees),
  options(FIELDS.issues, fillIssuePicker),
  options(ADMIN_FIELDS.project, fillProjects),
  options(ADMIN_FIELDS.team, fillTeams),
  options(ADMIN_FIELDS.addTeams, fillTeams),
  options(ADMIN_FIELDS.removeTeams, fillTeams),

  event('app_home_opened', onAppHomeOpened),
  event('user_change', onUserChanged),
  event('team_join', onUserChanged),
  event('subteam_updated', onUsergroupChanged),
  event('subteam_members_changed', onUsergroupChanged),
  event('app_uninstalled', onAppRemoved),
  event('tokens_revoked', onAppRemoved),
];
