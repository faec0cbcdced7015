import { elementsOf } from './block-kit/walk';
import { isObject, objectsOf, textOf, type Json } from './json';
import type { Block, ViewState } from './model';

/** For each kind of element: the field of `state.values` that holds its value, and the field it starts from. */
const VALUE_FIELDS: Record<string, { field: string; initial: string; empty: unknown }> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
};

export function valueField(elementType: string): string | null {
  return VALUE_FIELDS[elementType]?.field ?? null;
}

/** What Slack sends as `state.values`: what was filled in where it still fits, else what the element starts with. */
export function stateOf(blocks: readonly Block[], filled: Record<string, Record<string, unknown>>): ViewState {
  const state: ViewState = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const entry = entryOf(element, filled[block.block_id]?.[textOf(element.action_id)]);
      if (entry) (state[block.block_id] ??= {})[textOf(element.action_id)] = entry;
    }
  }
  return state;
}

function entryOf(element: Json, filled: unknown): Json | null {
  const type = textOf(element.type);
  const fields = VALUE_FIELDS[type];
  if (!fields) return null;
  const given = isObject(filled) && filled[fields.field] !== undefined ? filled[fields.field] : element[fields.initial];
  return { type, [fields.field]: given === undefined || given === '' ? fields.empty : given };
}

/** Sentences for required inputs that are empty, by block id, as Slack's client shows them before asking the app. */
export function missingInputs(blocks: readonly Block[], state: ViewState): Record<string, string> {
  const missing: Record<string, string> = {};
  for (const block of objectsOf(blocks)) {
    if (block.type !== 'input' || block.optional === true || !isObject(block.element)) continue;
    const blockId = textOf(block.block_id);
    const field = valueField(textOf(block.element.type));
    const value = field === null ? null : state[blockId]?.[textOf(block.element.action_id)]?.[field];
    const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (empty) missing[blockId] = 'Please complete this required field.';
  }
  return missing;
}
