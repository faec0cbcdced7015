import {
  deleteTeam,
  goRulesBack,
  restoreProject,
  revokeKey,
  rotateKey,
  showKeys,
  showProject,
  showTeam,
  turnAdminPage,
} from './actions/admin-buttons';
import { extendLease, handBack } from './actions/answer-lease';
import { answerProposal } from './actions/answer-proposal';
import { confirmSearch, dropSearch } from './actions/answer-search';
import { askToDelete } from './actions/ask-to-delete';
import { assignSuggested } from './actions/assign-suggested';
import { assignToMe } from './actions/assign-to-me';
import { filterByAge, filterByLevel, filterByProject, goToHome } from './actions/change-home';
import { changeStatusTo } from './actions/change-status';
import { chooseAssignee } from './actions/choose-assignee';
import { editOwnership } from './actions/edit-ownership';
import { openHandleForm } from './actions/open-handle-form';
import { openStatusModal } from './actions/open-status-modal';
import { postStats } from './actions/post-stats';
import { removeSetting } from './actions/remove-setting';
import { retryChannel } from './actions/retry-channel';
import { selectSeveral } from './actions/select-several';
import { takeNext } from './actions/take-next';
import { turnPage } from './actions/turn-page';
import { undo } from './actions/undo';
import { chooseUploadProject, dropUpload, saveUpload } from './actions/upload-buttons';
import { why } from './actions/why';
import { ADMIN_ACTIONS, ADMIN_FIELDS, adminCallback, DELETE_CALLBACKS, OWNERSHIP_CALLBACKS } from './admin-ids';
import { ADMIN_FORMS } from './commands/admin-grammar/types';
import { assign } from './commands/assign';
import { assignAdmin } from './commands/assign-admin';
import { onAppHomeOpened } from './events/app-home-opened';
import { onMention } from './events/app-mention';
import { onAppRemoved } from './events/app-removed';
import { onFileShared } from './events/file-shared';
import { onLinkShared } from './events/link-shared';
import { onUserChanged } from './events/user-changed';
import { onUsergroupChanged } from './events/usergroup-changed';
import { ACTIONS, CALLBACKS, FIELDS, SHORTCUTS, SUGGESTED_OWNER_ACTION } from './ids';
import { openSettings } from './open-settings';
import { fillAssigneeMenu } from './options/assignee-options';
import { fillHomeProjects } from './options/home-project-options';
import { fillIssuePicker } from './options/issue-options';
import { fillModalAssignees } from './options/modal-assignee-options';
import { fillProjects } from './options/project-options';
import { fillTeams } from './options/team-options';
import { readMention, readSharedFile } from './payloads';
import { action, command, event, options, said, shortcut, submission, type Route } from './route';
import { assignFromMessage } from './shortcuts/assign-from-message';
import { submitAdmin } from './submissions/submit-admin';
import { submitAssign } from './submissions/submit-assign';
import { submitDelete, submitDeleteChoice } from './submissions/submit-delete';
import { submitOwnership, submitOwnershipChoice, submitOwnershipText } from './submissions/submit-ownership';
import { submitSettings } from './submissions/submit-settings';
import { submitSeveral } from './submissions/submit-several';
import { submitStatus } from './submissions/submit-status';
import { firstTextField } from './submissions/submitted-text';
import { firstField } from './views/admin/admin-form';
import { archiveModal, readArchiveModal } from './views/archive-modal';
import { readResolveModal, resolveModal } from './views/resolve-modal';

/** Everything Slack can ask of us, and who answers it. The steps on the way there are those of its kind (`route.ts`). */
export const ROUTES: readonly Route[] = [
  command('/assign', assign),
  command('/assign-admin', assignAdmin),
  shortcut(SHORTCUTS.assign, assignFromMessage),

  action(ACTIONS.assignToMe, assignToMe),
  action(ACTIONS.assignee, chooseAssignee),
  action(SUGGESTED_OWNER_ACTION, assignSuggested),
  action(ACTIONS.undo, undo),
  action(ACTIONS.why, why),
  action(ACTIONS.resolve, changeStatusTo({ to: 'resolved', in: 'now' })),
  action(ACTIONS.resolveModal, openStatusModal('Resolve', resolveModal)),
  action(ACTIONS.unresolve, changeStatusTo({ to: 'unresolved' })),
  action(ACTIONS.archiveModal, openStatusModal('Archive', archiveModal)),
  action(ACTIONS.unarchive, changeStatusTo({ to: 'unresolved' })),
  action(ACTIONS.listPrevious, turnPage),
  action(ACTIONS.listNext, turnPage),
  action(ACTIONS.addRule, answerProposal('added')),
  action(ACTIONS.putRuleOff, answerProposal('later')),
  action(ACTIONS.refuseRule, answerProposal('never')),
  action(ACTIONS.extendLease, extendLease),
  action(ACTIONS.handBack, handBack),
  action(ACTIONS.confirmSearch, confirmSearch),
  action(ACTIONS.dropSearch, dropSearch),
  action(ACTIONS.postStats, postStats),
  action(ACTIONS.settings, openSettings),
  action(ACTIONS.removeSetting, removeSetting),
  action(ACTIONS.homeUnassigned, goToHome),
  action(ACTIONS.homeMine, goToHome),
  action(ACTIONS.homeTeams, goToHome),
  action(ACTIONS.homePrevious, goToHome),
  action(ACTIONS.homeNext, goToHome),
  action(ACTIONS.homeProject, filterByProject),
  action(ACTIONS.homeLevel, filterByLevel),
  action(ACTIONS.homeAge, filterByAge),
  action(ACTIONS.takeNext, takeNext),
  action(ACTIONS.selectSeveral, selectSeveral),

  action(ADMIN_ACTIONS.showProject, showProject),
  action(ADMIN_ACTIONS.showKeys, showKeys),
  action(ADMIN_ACTIONS.rotateKey, rotateKey),
  action(ADMIN_ACTIONS.revokeKey, revokeKey),
  action(ADMIN_ACTIONS.deleteProject, askToDelete(false)),
  action(ADMIN_ACTIONS.purgeProject, askToDelete(true)),
  action(ADMIN_ACTIONS.restoreProject, restoreProject),
  action(ADMIN_ACTIONS.showTeam, showTeam),
  action(ADMIN_ACTIONS.deleteTeam, deleteTeam),
  action(ADMIN_ACTIONS.editOwnership, editOwnership),
  action(ADMIN_ACTIONS.rulesBack, goRulesBack),
  action(ADMIN_ACTIONS.mapHandle, openHandleForm),
  action(ADMIN_ACTIONS.uploadProject, chooseUploadProject),
  action(ADMIN_ACTIONS.saveUpload, saveUpload),
  action(ADMIN_ACTIONS.dropUpload, dropUpload),
  action(ADMIN_ACTIONS.retryChannel, retryChannel),
  action(ADMIN_ACTIONS.previous, turnAdminPage),
  action(ADMIN_ACTIONS.next, turnAdminPage),

  submission(CALLBACKS.assign, FIELDS.assignee, submitAssign),
  submission(CALLBACKS.archive, FIELDS.archiveFor, submitStatus(readArchiveModal)),
  submission(CALLBACKS.resolve, FIELDS.resolveIn, submitStatus(readResolveModal)),
  submission(CALLBACKS.settings, FIELDS.project, submitSettings),
  submission(CALLBACKS.several, FIELDS.assignee, submitSeveral),

  submission(DELETE_CALLBACKS.choose, ADMIN_FIELDS.project, submitDeleteChoice),
  submission(DELETE_CALLBACKS.confirm, ADMIN_FIELDS.slug, submitDelete),
  submission(OWNERSHIP_CALLBACKS.choose, ADMIN_FIELDS.project, submitOwnershipChoice),
  submission(OWNERSHIP_CALLBACKS.edit, firstTextField, submitOwnershipText),
  submission(OWNERSHIP_CALLBACKS.save, firstTextField, submitOwnership),
  ...ADMIN_FORMS.map((form) => submission(adminCallback(form), firstField(form), submitAdmin(form))),

  options(ACTIONS.assignee, fillAssigneeMenu),
  options(ACTIONS.homeProject, fillHomeProjects),
  options(FIELDS.assignee, fillModalAssignees),
  options(FIELDS.issues, fillIssuePicker),
  options(FIELDS.project, fillProjects),
  options(ADMIN_FIELDS.project, fillProjects),
  options(ADMIN_ACTIONS.uploadProject, fillProjects),
  options(ADMIN_FIELDS.team, fillTeams),
  options(ADMIN_FIELDS.addTeams, fillTeams),
  options(ADMIN_FIELDS.removeTeams, fillTeams),

  said('message', readSharedFile, onFileShared),
  said('app_mention', readMention, onMention),
  event('link_shared', onLinkShared),
  event('app_home_opened', onAppHomeOpened),
  event('user_change', onUserChanged),
  event('team_join', onUserChanged),
  event('subteam_updated', onUsergroupChanged),
  event('subteam_members_changed', onUsergroupChanged),
  event('app_uninstalled', onAppRemoved),
  event('tokens_revoked', onAppRemoved),
];
