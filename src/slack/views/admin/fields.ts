import type {
  ConversationsSelect,
  ExternalSelect,
  InputBlock,
  MultiExternalSelect,
  PlainTextInput,
} from '@slack/types';
import { ADMIN_FIELDS, encodeSlug } from '../../admin-ids';
import { option, plainText } from '../../blocks/elements';
import { LIMITS } from '../../blocks/limits';
import type { Change } from '../../commands/admin-grammar/types';
import { input, radioButtons } from '../modal';

type Field = (typeof ADMIN_FIELDS)[keyof typeof ADMIN_FIELDS];
interface Named {
  slug: string;
  name: string;
}

export const pickedOption = ({ slug, name }: Named, mark = '') => option(`${mark}${slug}`, encodeSlug(slug), name);

const placeholder = (text: string) => plainText(text, LIMITS.placeholder);

const picker = (asks: string, chosen: Named | null, mark: string): ExternalSelect => ({
  type: 'external_select',
  placeholder: placeholder(asks),
  min_query_length: 0,
  ...(chosen ? { initial_option: pickedOption(chosen, mark) } : {}),
});

/** Both ask Dibs for their options. */
export const projectField = (chosen: Named | null) =>
  input(ADMIN_FIELDS.project, 'Project', picker('Slug or name', chosen, ''));

export const teamField = (chosen: Named | null, label = 'Team', optional = false) =>
  input(ADMIN_FIELDS.team, label, picker('Slug or name', chosen, '#'), optional);

export function teamsField(name: Field, label: string): InputBlock {
  const element: MultiExternalSelect = {
    type: 'multi_external_select',
    placeholder: placeholder('Slugs or names'),
    min_query_length: 0,
    max_selected_items: LIMITS.options,
  };
  return input(name, label, element, true);
}

export function textField(
  name: Field,
  label: string,
  { maxLength, hint, value, optional = false }: { maxLength: number; hint: string; value?: string; optional?: boolean },
): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    max_length: maxLength,
    placeholder: placeholder(hint),
    ...(value ? { initial_value: value } : {}),
  };
  return input(name, label, element, optional);
}

/** @param current the channel to begin with; anything but a channel (a direct message) is left out */
export function channelField(label: string, current: string | null, optional: boolean): InputBlock {
  const element: ConversationsSelect = {
    type: 'conversations_select',
    placeholder: placeholder('A channel'),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(current && /^[CG]/.test(current) ? { initial_conversation: current } : {}),
  };
  return input(ADMIN_FIELDS.channel, label, element, optional);
}

export function peopleField(name: Field, label: string): InputBlock {
  return input(name, label, { type: 'multi_users_select', placeholder: placeholder('People') }, true);
}

export const personField = (label = 'Person', optional = false) =>
  input(ADMIN_FIELDS.person, label, { type: 'users_select', placeholder: placeholder('A person') }, optional);

export function changeField(labels: Record<Change, string>): InputBlock {
  const choices = [option(labels.add, 'v1:add'), option(labels.remove, 'v1:remove')];
  return input(ADMIN_FIELDS.change, 'What to do', radioButtons(choices));
}
