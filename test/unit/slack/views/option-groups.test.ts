import type { Actor } from '../../../../src/people/types';
import { decodeAssignee } from '../../../../src/slack/ids';
import { assigneeOptions, issueOptions, type MenuAnswer } from '../../../../src/slack/views/option-groups';
import { checkMenuAnswer } from '../../../support/block-kit';
import { backend, bob, carol, heldBy, issueView, payments, suggestedPayments } from '../../../support/issue-view';

const none = { held: false, suggested: [], teams: [], people: [] };

const groups = (answer: MenuAnswer) =>
  'option_groups' in answer
    ? answer.option_groups.map(({ label, options }) => [label.text, options.map(({ value }) => value)])
    : answer.options;

it('the menu offers Unassign first, then who is suggested, teams and people, nobody twice', () => {
  const found = { held: true, suggested: [suggestedPayments], teams: [backend, payments], people: [bob, carol] };
  expect(groups(assigneeOptions(found))).toEqual([
    ['Assigned now', ['v1:none']],
    ['Suggested', ['v1:team:8']],
    ['Teams', ['v1:team:7']],
    ['People', ['v1:user:2', 'v1:user:3']],
  ]);
});

it('the menu of a free issue has no Unassign, and no empty group', () => {
  expect(groups(assigneeOptions({ ...none, people: [bob] }))).toEqual([['People', ['v1:user:2']]]);
});

it('the menu is empty when nobody was found', () => {
  expect(assigneeOptions(none)).toEqual({ options: [] });
});

it('the menu tells two people of one name apart by their handles', () => {
  const other = { ...bob, id: '99', handle: 'bobby' } as Actor;
  const text = JSON.stringify(assigneeOptions({ ...none, people: [bob, other] }));
  expect(text).toContain('"@bob"');
  expect(text).toContain('"@bobby"');
});

it('the menu has at most a hundred entries, Unassign among them, and all can be read back', () => {
  const many = (count: number, of: Actor): Actor[] =>
    Array.from({ length: count }, (_, at) => ({ ...of, id: `${at + 1}`, name: 'n'.repeat(200) }));
  const answer = assigneeOptions({
    held: true,
    suggested: [suggestedPayments],
    teams: many(60, backend),
    people: many(60, bob),
  });
  const values = 'option_groups' in answer ? answer.option_groups.flatMap(({ options }) => options) : [];
  expect(values).toHaveLength(100);
  expect(values.map(({ value }) => decodeAssignee(value))).not.toContain(null);
  expect(checkMenuAnswer(answer)).toEqual([]);
});

it('an issue picker shows short id, title, project and holder', () => {
  const answer = issueOptions([issueView(heldBy(bob)), issueView({ id: '42', title: 'x'.repeat(200) })]);
  expect(checkMenuAnswer(answer)).toEqual([]);
  expect(answer).toMatchObject({
    options: [
      {
        value: 'v1:41',
        text: { text: 'CHECKOUT-1 TypeError: cart is undefined' },
        description: { text: 'Checkout · Bob Tanaka' },
      },
      { value: 'v1:42' },
    ],
  });
});
