import type { InputBlock } from '@slack/types';
import { ADMIN_FIELDS } from '../../admin-ids';
import { option, plainText } from '../../blocks/elements';
import { LIMITS } from '../../blocks/limits';
import type { Usergroup } from '../../usergroups';
import { input } from '../modal';
import { changeField, channelField, peopleField, personField, teamField, textField } from './fields';

/** What a form begins with. */
export interface TeamFormStart {
  team: { slug: string; name: string } | null;
  channelId: string | null;
}

export const createTeamFields = (): InputBlock[] => [
  textField(ADMIN_FIELDS.slug, 'Slug', { maxLength: 50, hint: 'backend' }),
  textField(ADMIN_FIELDS.name, 'Name', { maxLength: 100, hint: 'Backend engineers', optional: true }),
  peopleField(ADMIN_FIELDS.addPeople, 'Members'),
];

export const pickTeamFields = ({ team }: TeamFormStart): InputBlock[] => [teamField(team)];

export const teamMembersFields = ({ team }: TeamFormStart): InputBlock[] => [
  teamField(team),
  peopleField(ADMIN_FIELDS.addPeople, 'Add'),
  peopleField(ADMIN_FIELDS.removePeople, 'Remove'),
];

/** @param usergroups at least one */
export function linkTeamFields({ team }: TeamFormStart, usergroups: readonly Usergroup[]): InputBlock[] {
  const options = usergroups
    .slice(0, LIMITS.options)
    .map(({ id, handle, name }) => option(`@${handle}`, `v1:${id}`, name));
  const placeholder = plainText('A user group', LIMITS.placeholder);
  return [
    teamField(team),
    input(ADMIN_FIELDS.usergroup, 'User group', { type: 'static_select', placeholder, options }),
  ];
}

export const teamChannelFields = ({ team, channelId }: TeamFormStart): InputBlock[] => [
  teamField(team),
  channelField('Channel; empty for none', channelId, true),
];

export const adminsFields = (): InputBlock[] => [
  personField(),
  changeField({ add: 'Make an admin', remove: 'Take admin away' }),
];
