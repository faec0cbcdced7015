import type { Json } from '../json';
import {
  boolean,
  byType,
  integer,
  listOf,
  matching,
  oneOf,
  optional,
  required,
  shape,
  string,
  typed,
  url,
  type Check,
  type Field,
  type Report,
} from './checks';
import { LIMITS } from './limits';
import {
  choiceOption,
  exactlyOneList,
  initialAmongOptions,
  optionGroup,
  overflowOption,
  selectOption,
} from './options';
import { confirmDialog, plainText } from './texts';

const id = (prefix: string): Check => matching(40, new RegExp(`^[${prefix}][A-Z0-9]+$`), 'an id');
const date = matching(10, /^\d{4}-\d{2}-\d{2}$/, 'a date of the form YYYY-MM-DD');
const time = matching(5, /^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the form HH:mm');

const acting: Record<string, Field> = {
  action_id: optional(string(LIMITS.actionId)),
  confirm: optional(confirmDialog),
  focus_on_load: optional(boolean),
};
const asking: Record<string, Field> = { ...acting, placeholder: optional(plainText(LIMITS.placeholder)) };
const several: Record<string, Field> = { max_selected_items: optional(integer(1, 1000)) };
const options = optional(listOf(selectOption, { max: LIMITS.options }));
const optionGroups = optional(listOf(optionGroup, { max: LIMITS.optionGroups }));

function staticList(value: Json, pointer: string, report: Report): void {
  exactlyOneList(value, pointer, report);
  initialAmongOptions(value, pointer, report);
}

const button = typed('button', {
  action_id: optional(string(LIMITS.actionId)),
  confirm: optional(confirmDialog),
  text: required(plainText(LIMITS.buttonText)),
  value: optional(string(LIMITS.buttonValue)),
  url: optional(url),
  style: optional(oneOf('primary', 'danger')),
  accessibility_label: optional(string(75)),
});

const image = typed('image', {
  image_url: required(url),
  alt_text: required(string(LIMITS.imageAlt)),
});

const overflow = typed('overflow', {
  action_id: optional(string(LIMITS.actionId)),
  confirm: optional(confirmDialog),
  options: required(listOf(overflowOption, { max: LIMITS.overflowOptions })),
});

const selects: Record<string, Check> = {
  static_select: typed(
    'static_select',
    { ...asking, options, option_groups: optionGroups, initial_option: optional(selectOption) },
    staticList,
  ),
  external_select: typed('external_select', {
    ...asking,
    initial_option: optional(selectOption),
    min_query_length: optional(integer(0, 100)),
  }),
  users_select: typed('users_select', { ...asking, initial_user: optional(id('UW')) }),
  channels_select: typed('channels_select', {
    ...asking,
    initial_channel: optional(id('C')),
    response_url_enabled: optional(boolean),
  }),
  conversations_select: typed('conversations_select', {
    ...asking,
    initial_conversation: optional(id('CDG')),
    default_to_current_conversation: optional(boolean),
    response_url_enabled: optional(boolean),
    filter: optional(
      shape({
        include: optional(listOf(oneOf('im', 'mpim', 'private', 'public'), { max: 4 })),
        exclude_bot_users: optional(boolean),
        exclude_external_shared_channels: optional(boolean),
      }),
    ),
  }),
};

const multiSelects: Record<string, Check> = {
  multi_static_select: typed(
    'multi_static_select',
    {
      ...asking,
      ...several,
      options,
      option_groups: optionGroups,
      initial_options: optional(listOf(selectOption, { max: LIMITS.options })),
    },
    staticList,
  ),
  multi_external_select: typed('multi_external_select', {
    ...asking,
    ...several,
    min_query_length: optional(integer(0, 100)),
    initial_options: optional(listOf(selectOption, { max: LIMITS.options })),
  }),
  multi_users_select: typed('multi_users_select', {
    ...asking,
    ...several,
    initial_users: optional(listOf(id('UW'), { max: 1000 })),
  }),
  multi_channels_select: typed('multi_channels_select', {
    ...asking,
    ...several,
    initial_channels: optional(listOf(id('C'), { max: 1000 })),
  }),
};

const choices = required(listOf(choiceOption, { max: LIMITS.choices }));
const pickers: Record<string, Check> = {
  checkboxes: typed(
    'checkboxes',
    { ...acting, options: choices, initial_options: optional(listOf(choiceOption, { max: LIMITS.choices })) },
    initialAmongOptions,
  ),
  radio_buttons: typed(
    'radio_buttons',
    { ...acting, options: choices, initial_option: optional(choiceOption) },
    initialAmongOptions,
  ),
  datepicker: typed('datepicker', { ...asking, initial_date: optional(date) }),
  timepicker: typed('timepicker', { ...asking, initial_time: optional(time), timezone: optional(string(100)) }),
};
const datetimepicker = typed('datetimepicker', {
  ...acting,
  initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)),
});

const typing: Record<string, Field> = {
  action_id: optional(string(LIMITS.actionId)),
  placeholder: optional(plainText(LIMITS.placeholder)),
  focus_on_load: optional(boolean),
  dispatch_action_config: optional(
    shape({
      trigger_actions_on: optional(listOf(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 })),
    }),
  ),
};
const inputs: Record<string, Check> = {
  plain_text_input: typed('plain_text_input', {
    ...typing,
    initial_value: optional(string(LIMITS.inputValue, 0)),
    multiline: optional(boolean),
    min_length: optional(integer(0, LIMITS.inputValue)),
    max_length: optional(integer(1, LIMITS.inputValue)),
  }),
  email_text_input: typed('email_text_input', { ...typing, initial_value: optional(string(LIMITS.inputValue)) }),
  url_text_input: typed('url_text_input', { ...typing, initial_value: optional(url) }),
  number_input: typed('number_input', {
    ...typing,
    is_decimal_allowed: required(boolean),
    initial_value: optional(string(100)),
    min_value: optional(string(100)),
    max_value: optional(string(100)),
  }),
};

/** Which elements may stand where. */
export const sectionAccessory = byType({ button, image, overflow, ...selects, ...multiSelects, ...pickers });
export const actionsElement = byType({ button, overflow, ...selects, ...pickers, datetimepicker });
export const inputElement = byType({ ...selects, ...multiSelects, ...pickers, datetimepicker, ...inputs });
export const contextImage = image;
