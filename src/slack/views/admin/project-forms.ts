import type { InputBlock } from '@slack/types';
import { ADMIN_FIELDS } from '../../admin-ids';
import { option } from '../../blocks/elements';
import { input, radioButtons } from '../modal';
import { channelField, projectField, teamsField, textField } from './fields';

/** What a form begins with. */
export interface ProjectFormStart {
  project: { slug: string; name: string } | null;
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

export const pickProjectFields = ({ project }: ProjectFormStart): InputBlock[] => [projectField(project)];
