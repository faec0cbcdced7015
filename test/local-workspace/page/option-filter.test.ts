import { filterOptions, groupsOf, plainOption } from '../../../src/local-workspace/page/elements/option-filter';

const groups = [
  { label: { type: 'plain_text', text: 'Teams' }, options: [plainOption('team:1', '#payments')] },
  {
    label: { type: 'plain_text', text: 'People' },
    options: [
      plainOption('user:1', 'Dan Müller'),
      plainOption('user:2', 'mary-jane.watson'),
      plainOption('user:3', 'Bob'),
    ],
  },
];

function found(query: string): string[] {
  return filterOptions(groups, query).flatMap((group) => group.options.map(({ value }) => value));
}

test.each([
  ['', ['team:1', 'user:1', 'user:2', 'user:3']],
  ['  ', ['team:1', 'user:1', 'user:2', 'user:3']],
  ['muller', ['user:1']],
  ['MÜL', ['user:1']],
  ['jane wat', ['user:2']],
  ['mary.jane', ['user:2']],
  ['#pay', ['team:1']],
  ['nobody', []],
])('%j finds %j', (query, expected) => {
  expect(found(query)).toEqual(expected);
});

test('groups without a match are left out', () => {
  expect(filterOptions(groups, 'bob').map((group) => group.label?.text)).toEqual(['People']);
});

test('options without groups are one group without a label', () => {
  expect(groupsOf({ options: [plainOption('a', 'A')] })).toEqual([{ label: null, options: [plainOption('a', 'A')] }]);
});
