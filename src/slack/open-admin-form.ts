import type { InputBlock } from '@slack/types';
import { listRestorable } from '../deletion/list-deletions';
import { getTeamDetail } from '../people/get-team-detail';
import { requireAdmin } from '../people/permissions';
import { notFound } from '../platform/errors';
import { getProjectDetail } from '../projects/get-project-detail';
import type { AdminForm } from './commands/admin-grammar/types';
import { openModal } from './open-modal';
import type { SlackRequest } from './request';
import { listUsergroups } from './usergroups';
import { ADMIN_FORM_TITLES, adminForm, isAboutProject } from './views/admin/admin-form';
import {
  autoAssignFields,
  commitModeFields,
  createProjectFields,
  leaseFields,
  pickProjectFields,
  projectChannelFields,
  projectTeamsFields,
  renameProjectFields,
  restoreProjectFields,
} from './views/admin/project-forms';
import {
  adminsFields,
  createTeamFields,
  linkTeamFields,
  pickTeamFields,
  teamChannelFields,
  teamMembersFields,
} from './views/admin/team-forms';
import { handleFields } from './views/admin/handle-form';
import { encodeMetadata } from './views/modal-metadata';

/**
 * Opens the form of a subcommand whose arguments are missing. Who may not send it is told so instead.
 * @param slug of the project or team that is chosen beforehand; for `codeowners-map` a handle
 */
export async function openAdminForm(
  request: SlackRequest<{ triggerId: string | null }>,
  form: AdminForm,
  slug: string | null,
): Promise<void> {
  const { deps, viewer, reply } = request;
  const { title, writes } = ADMIN_FORM_TITLES[form];
  await openModal(request, title, async () => {
    if (writes) await requireAdmin(deps, viewer);
    const { channelId, responseUrl, expiresAt } = reply;
    const metadata = encodeMetadata({ issueIds: [], channelId, responseUrl, expiresAt });
    return adminForm(form, metadata, await fieldsOf(request, form, slug));
  });
}

async function fieldsOf(request: SlackRequest, form: AdminForm, slug: string | null): Promise<InputBlock[]> {
  const { deps, viewer, edge } = request;
  const { channelId } = request.reply;
  if (form === 'codeowners-map') return handleFields({ handle: slug });
  const isProject = isAboutProject(form);
  const project = slug !== null && isProject ? await getProjectDetail(deps, viewer.organizationId, slug) : null;
  const team = slug !== null && !isProject ? await getTeamDetail(deps, viewer.organizationId, slug) : null;
  switch (form) {
    case 'project-create':
      return createProjectFields({ project, channelId });
    case 'project-show':
    case 'project-keys':
    case 'rules-show':
    case 'rules-back':
    case 'codeowners-show':
      return pickProjectFields({ project, channelId });
    case 'rules-auto':
      return autoAssignFields({ project, channelId });
    case 'rules-commits':
      return commitModeFields({ project, channelId });
    case 'project-rename':
      return renameProjectFields({ project, channelId });
    case 'project-channel':
      return projectChannelFields({ project, channelId });
    case 'project-teams':
      return projectTeamsFields({ project, channelId });
    case 'project-lease':
      return leaseFields({ project, channelId });
    case 'project-restore': {
      const deleted = await listRestorable(deps, viewer.organizationId);
      if (deleted.length === 0) throw notFound('nothing_deleted', 'There is no deleted project to restore.');
      return restoreProjectFields(deleted);
    }
    case 'team-create':
      return createTeamFields();
    case 'team-show':
    case 'team-unlink':
    case 'team-delete':
      return pickTeamFields({ team, channelId });
    case 'team-members':
      return teamMembersFields({ team, channelId });
    case 'team-link': {
      const usergroups = await listUsergroups(edge);
      if (usergroups.length === 0) throw notFound('no_usergroups', 'This workspace has no user groups yet.');
      return linkTeamFields({ team, channelId }, usergroups);
    }
    case 'team-channel':
      return teamChannelFields({ team, channelId });
    case 'admins':
      return adminsFields();
  }
}
