import type { InputBlock } from '@slack/types';
import { getTeamDetail } from '../people/get-team-detail';
import { requireAdmin } from '../people/permissions';
import { notFound } from '../platform/errors';
import { getProjectDetail } from '../projects/get-project-detail';
import type { AdminForm } from './commands/admin-grammar/types';
import { openModal } from './open-modal';
import type { SlackRequest } from './request';
import { listUsergroups } from './usergroups';
import { ADMIN_FORM_TITLES, adminForm } from './views/admin/admin-form';
import {
  createProjectFields,
  pickProjectFields,
  projectChannelFields,
  projectTeamsFields,
  renameProjectFields,
} from './views/admin/project-forms';
import {
  adminsFields,
  createTeamFields,
  linkTeamFields,
  pickTeamFields,
  teamChannelFields,
  teamMembersFields,
} from './views/admin/team-forms';
import { encodeMetadata } from './views/modal-metadata';

/**
 * Opens the form of a subcommand whose arguments are missing. Who may not send it is told so instead.
 * @param slug of the project or team that is chosen beforehand
 */
export async function openAdminForm(
  request: SlackRequest<{ triggerId: string }>,
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
  const isProject = form.startsWith('project-');
  const project = slug !== null && isProject ? await getProjectDetail(deps, viewer.organizationId, slug) : null;
  const team = slug !== null && !isProject ? await getTeamDetail(deps, viewer.organizationId, slug) : null;
  switch (form) {
    case 'project-create':
      return createProjectFields({ project, channelId });
    case 'project-show':
    case 'project-keys':
      return pickProjectFields({ project, channelId });
    case 'project-rename':
      return renameProjectFields({ project, channelId });
    case 'project-channel':
      return projectChannelFields({ project, channelId });
    case 'project-teams':
      return projectTeamsFields({ project, channelId });
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
