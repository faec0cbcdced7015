import type { InputBlock, ModalView } from '@slack/types';
import { ADMIN_FIELDS, adminCallback } from '../../admin-ids';
import type { AdminForm } from '../../commands/admin-grammar/types';
import { modal } from '../modal';

interface Title {
  title: string;
  submit: string;
  /** Whether the form is for admins only. */
  writes: boolean;
}

export const ADMIN_FORM_TITLES: Record<AdminForm, Title> = {
  'project-create': { title: 'Create a project', submit: 'Create', writes: true },
  'project-show': { title: 'Show a project', submit: 'Show', writes: false },
  'project-rename': { title: 'Rename a project', submit: 'Rename', writes: true },
  'project-keys': { title: 'Keys of a project', submit: 'Show', writes: false },
  'project-channel': { title: 'Channel of a project', submit: 'Save', writes: true },
  'project-teams': { title: 'Teams of a project', submit: 'Save', writes: true },
  'project-lease': { title: 'Lease of a project', submit: 'Save', writes: true },
  'project-restore': { title: 'Restore a project', submit: 'Restore', writes: true },
  'team-create': { title: 'Create a team', submit: 'Create', writes: true },
  'team-show': { title: 'Show a team', submit: 'Show', writes: false },
  'team-members': { title: 'Members of a team', submit: 'Save', writes: true },
  'team-link': { title: 'Link a user group', submit: 'Link', writes: true },
  'team-unlink': { title: 'Unlink a user group', submit: 'Unlink', writes: true },
  'team-channel': { title: 'Channel of a team', submit: 'Save', writes: true },
  'team-delete': { title: 'Delete a team', submit: 'Delete', writes: true },
  admins: { title: 'Admins', submit: 'Save', writes: true },
  'rules-show': { title: 'Rules of a project', submit: 'Show', writes: false },
  'rules-back': { title: 'Back to the rules before', submit: 'Go back', writes: true },
  'rules-commits': { title: 'Suspect commits', submit: 'Save', writes: true },
  'rules-auto': { title: 'Automatic assignment', submit: 'Save', writes: true },
  'codeowners-show': { title: 'CODEOWNERS', submit: 'Show', writes: false },
  'codeowners-map': { title: 'Map a handle', submit: 'Save', writes: true },
};

/** @param metadata where the answer goes, from `encodeMetadata` */
export function adminForm(form: AdminForm, metadata: string, blocks: InputBlock[]): ModalView {
  const { title, submit } = ADMIN_FORM_TITLES[form];
  return modal({ callbackId: adminCallback(form), title, submit, metadata, blocks });
}

/** The field at which a refusal is shown. */
export function firstField(form: AdminForm): string {
  if (form === 'project-create') return ADMIN_FIELDS.name;
  if (form === 'team-create') return ADMIN_FIELDS.slug;
  if (form === 'project-restore') return ADMIN_FIELDS.deleted;
  if (form === 'codeowners-map') return ADMIN_FIELDS.handle;
  if (form === 'admins') return ADMIN_FIELDS.person;
  return isAboutProject(form) ? ADMIN_FIELDS.project : ADMIN_FIELDS.team;
}

/** Whether the form is about one project, not about a team, a person or a handle. */
export const isAboutProject = (form: AdminForm): boolean =>
  form !== 'codeowners-map' && /^(?:project|rules|codeowners)-/.test(form);
