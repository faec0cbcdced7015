import type { PageBlock } from '../../page-api';
import type { BlockData, ElementData } from '../blocks/types';

/** What an element holds, in the shape of Slack's `view.state.values[block][action]`. */
export type StateValue = { type: string } & Record<string, unknown>;
export type StateValues = Record<string, Record<string, StateValue>>;

/** Element type → the field its value stands in, and what it holds to begin with. */
const FIELDS: Record<string, { field: string; initial: (element: ElementData) => unknown }> = {
  plain_text_input: { field: 'value', initial: (element) => element.initial_value ?? null },
  email_text_input: { field: 'value', initial: (element) => element.initial_value ?? null },
  url_text_input: { field: 'value', initial: (element) => element.initial_value ?? null },
  number_input: { field: 'value', initial: (element) => element.initial_value ?? null },
  static_select: { field: 'selected_option', initial: (element) => element.initial_option ?? null },
  external_select: { field: 'selected_option', initial: (element) => element.initial_option ?? null },
  radio_buttons: { field: 'selected_option', initial: (element) => element.initial_option ?? null },
  multi_static_select: { field: 'selected_options', initial: (element) => element.initial_options ?? [] },
  multi_external_select: { field: 'selected_options', initial: (element) => element.initial_options ?? [] },
  checkboxes: { field: 'selected_options', initial: (element) => element.initial_options ?? [] },
  users_select: { field: 'selected_user', initial: (element) => element.initial_user ?? null },
  multi_users_select: { field: 'selected_users', initial: (element) => element.initial_users ?? [] },
  conversations_select: { field: 'selected_conversation', initial: (element) => element.initial_conversation ?? null },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: (element) => element.initial_conversations ?? [],
  },
  channels_select: { field: 'selected_channel', initial: (element) => element.initial_channel ?? null },
  multi_channels_select: { field: 'selected_channels', initial: (element) => element.initial_channels ?? [] },
  datepicker: { field: 'selected_date', initial: (element) => element.initial_date ?? null },
  timepicker: { field: 'selected_time', initial: (element) => element.initial_time ?? null },
};

/** The field of the payload that carries the element's value; null for elements without one (buttons, menus). */
export function valueField(type: string): string | null {
  return FIELDS[type]?.field ?? null;
}

export function initialValue(element: ElementData): StateValue {
  const kind = FIELDS[element.type];
  return kind ? { type: element.type, [kind.field]: kind.initial(element) } : { type: element.type };
}

function elementsOf(block: BlockData): ElementData[] {
  if (block.type === 'input') return block.element ? [block.element] : [];
  if (block.type === 'section') return block.accessory ? [block.accessory] : [];
  return block.type === 'actions' ? (block.elements ?? []) : [];
}

/** The state of all elements that can hold a value. */
export function collectState(
  blocks: PageBlock[],
  read: (blockId: string, element: ElementData) => StateValue,
): StateValues {
  const values: StateValues = {};
  for (const block of blocks as BlockData[]) {
    for (const element of elementsOf(block)) {
      if (!element.action_id || valueField(element.type) === null) continue;
      values[block.block_id] = { ...values[block.block_id], [element.action_id]: read(block.block_id, element) };
    }
  }
  return values;
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function textFault(element: ElementData, value: unknown): string | null {
  const { length } = typeof value === 'string' ? value : '';
  const { min_length: min = 0, max_length: max = Number.POSITIVE_INFINITY } = element;
  if (length < min) return `Please write at least ${min} characters.`;
  return length > max ? `Please write at most ${max} characters: there are ${length - max} too many.` : null;
}

/** What Slack's client refuses itself, before the app hears of it: block id → sentence. */
export function missingInputs(
  blocks: PageBlock[],
  read: (blockId: string, element: ElementData) => StateValue,
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of blocks as BlockData[]) {
    const { element } = block;
    const field = element && valueField(element.type);
    if (block.type !== 'input' || !element || !field) continue;
    const value = read(block.block_id, element)[field];
    if (isEmpty(value)) {
      if (!block.optional) faults[block.block_id] = 'Please complete this required field.';
      continue;
    }
    const fault = textFault(element, value);
    if (fault) faults[block.block_id] = fault;
  }
  return faults;
}
