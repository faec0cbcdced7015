import type { InputBlock } from '@slack/types';
import type { ProjectDeletion } from '../../../deletion/types';
import type { LeaseRule } from '../../../leases/types';
import { ADMIN_FIELDS, encodeSlug } from '../../admin-ids';
import { option, plainText } from '../../blocks/elements';
import { LIMITS } from '../../blocks/limits';
import { input, radioButtons } from '../modal';
import { channelField, projectField, teamsField, textField } from './fields';

/** What a form begins with. */
export interface ProjectFormStart {
  project: { slug: string; name: string; lease?: LeaseRule | null } | null;
  channelId: string | null;
}

const NAME = { maxLength: 200, hint: 'My shop' };
const SLUG = { maxLength: 50, hint: 'my-shop', optional: true };

export const createProjectFields = ({ channelId }: ProjectFormStart): InputBlock[] => [
  textField(ADMIN_FIELDS.name, 'Name', NAME),
  textField(ADMIN_FIELDS.slug, 'Slug, made from the name when empty', SLUG),
  channelField('Channel for its cards', channelId, true),
  teamsField(ADMIN_FIELDS.addTeams, 'Teams; without any, everybody can hold its issues'),
];

export const renameProjectFields = ({ project }: ProjectFormStart): InputBlock[] => [
  projectField(project),
  textField(ADMIN_FIELDS.name, 'New name', { ...NAME, value: project?.name, optional: true }),
  textField(ADMIN_FIELDS.slug, 'New slug; short ids change with it', SLUG),
];

export const projectChannelFields = ({ project, channelId }: ProjectFormStart): InputBlock[] => [
  projectField(project),
  channelField('Channel', channelId, false),
  input(
    ADMIN_FIELDS.level,
    'What gets a card there',
    radioButtons([
      option('Every level', 'v1:debug'),
      option('Info and worse', 'v1:info'),
      option('Warnings and worse', 'v1:warning'),
      option('Errors and worse', 'v1:error'),
      option('Only fatal errors', 'v1:fatal'),
    ]),
  ),
  input(
    ADMIN_FIELDS.regressions,
    'Issues that come back are told',
    radioButtons([option('In the thread of the card', 'v1:thread'), option('In the channel too', 'v1:channel')]),
  ),
];

export const projectTeamsFields = ({ project }: ProjectFormStart): InputBlock[] => [
  projectField(project),
  teamsField(ADMIN_FIELDS.addTeams, 'Add'),
  teamsField(ADMIN_FIELDS.removeTeams, 'Remove'),
];

export function leaseFields({ project }: ProjectFormStart): InputBlock[] {
  const [team, nobody] = [
    option('Back to the team it came from, or to nobody', 'v1:team'),
    option('To nobody', 'v1:nobody'),
  ];
  return [
    projectField(project),
    textField(ADMIN_FIELDS.leaseDays, 'Ask after so many business days without activity; empty: never', {
      maxLength: 5,
      hint: '5',
      value: project?.lease?.days.toString(),
      optional: true,
    }),
    input(
      ADMIN_FIELDS.silence,
      'Without an answer within a business day, the issue goes',
      radioButtons(project?.lease?.silence === 'nobody' ? [nobody, team] : [team, nobody]),
    ),
  ];
}

/** Several of one slug differ in this. Menus have no local time. */
const deletedWhen = (at: Date, name: string) =>
  `deleted ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${name}`;

/** @param deleted at least one */
export function restoreProjectFields(deleted: readonly ProjectDeletion[]): InputBlock[] {
  const options = deleted
    .slice(0, LIMITS.options)
    .map(({ projectId, slug, name, requestedAt }) =>
      option(slug, encodeSlug(projectId), deletedWhen(requestedAt, name)),
    );
  const placeholder = plainText('A deleted project', LIMITS.placeholder);
  return [
    input(ADMIN_FIELDS.deleted, 'Project', { type: 'static_select', placeholder, options }),
    textField(ADMIN_FIELDS.slug, 'New slug, if another project has taken its own', SLUG),
  ];
}

export const pickProjectFields = ({ project }: ProjectFormStart): InputBlock[] => [projectField(project)];

export const commitModeFields = ({ project }: ProjectFormStart): InputBlock[] => [
  projectField(project),
  input(
    ADMIN_FIELDS.commitMode,
    'Who changed the code last, where no rule names an owner',
    radioButtons([option('Is suggested', 'v1:suggest'), option('Gets issues that nobody holds', 'v1:assign')]),
  ),
];

export const autoAssignFields = ({ project }: ProjectFormStart): InputBlock[] => [
  projectField(project),
  input(
    ADMIN_FIELDS.autoAssign,
    'Issues that nobody holds',
    radioButtons([
      option('Go to the owner whom the rules name', 'v1:on'),
      option('Only have their owners suggested', 'v1:off'),
    ]),
  ),
];
