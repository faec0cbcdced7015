import {
  collectState,
  initialValue,
  missingInputs,
  type StateValue,
} from '../../../src/local-workspace/page/elements/state-values';
import type { ElementData } from '../../../src/local-workspace/page/blocks/types';
import type { PageBlock } from '../../../src/local-workspace/page-api';

const option = { value: 'a', text: { type: 'plain_text', text: 'A' } };
const blocks: PageBlock[] = [
  {
    type: 'input',
    block_id: 'note',
    element: { type: 'plain_text_input', action_id: 'n', min_length: 3, max_length: 5 },
  },
  { type: 'input', block_id: 'who', element: { type: 'external_select', action_id: 'w' } },
  {
    type: 'input',
    block_id: 'more',
    optional: true,
    element: { type: 'checkboxes', action_id: 'm', options: [option] },
  },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'static_select', action_id: 's', initial_option: option },
      { type: 'button', action_id: 'b' },
    ],
  },
];

function reading(values: Record<string, StateValue>) {
  return (blockId: string, element: ElementData): StateValue => values[blockId] ?? initialValue(element);
}

test('the state holds every element that can hold a value, and no button', () => {
  expect(collectState(blocks, reading({}))).toEqual({
    note: { n: { type: 'plain_text_input', value: null } },
    who: { w: { type: 'external_select', selected_option: null } },
    more: { m: { type: 'checkboxes', selected_options: [] } },
    row: { s: { type: 'static_select', selected_option: option } },
  });
});

test('required inputs that are empty are named, optional ones are not', () => {
  const required = 'Please complete this required field.';
  expect(missingInputs(blocks, reading({}))).toEqual({ note: required, who: required });
});

test.each([
  ['ab', 'Please write at least 3 characters.'],
  ['abcdef', 'Please write at most 5 characters: there are 1 too many.'],
])('a text of the wrong length is named: %s', (value, sentence) => {
  const values = {
    note: { type: 'plain_text_input', value },
    who: { type: 'external_select', selected_option: option },
  };
  expect(missingInputs(blocks, reading(values))).toEqual({ note: sentence });
});
