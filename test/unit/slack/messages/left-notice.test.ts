import { renderMessage } from '../../../../src/slack/messages/render';
import { checkMessage } from '../../../support/block-kit';
import { issueView } from '../../../support/issue-view';

const issues = (count: number, title = 'TypeError: cart is undefined') =>
  Array.from({ length: count }, (_, i) => issueView({ id: String(41 + i), shortId: `CHECKOUT-${i + 1}`, title }));
const draw = (person: string, count: number, total = count, title?: string) =>
  renderMessage({ kind: 'left-notice', person, issues: issues(count, title), total });

test('says who left and what is free now, with a menu for each issue', () => {
  const { text, blocks } = draw('Bob Tanaka', 2);
  expect(text).toBe('*Bob Tanaka* left, so nobody holds 2 issues of *Checkout* any more.');
  const menus = blocks.filter((block) => 'accessory' in block && block.accessory?.type === 'external_select');
  expect(menus).toHaveLength(2);
  expect(blocks).toHaveLength(3);
});

test('shows ten rows and says how many more there are and where', () => {
  const { blocks } = draw('Bob', 10, 1_234);
  expect(blocks).toHaveLength(12);
  expect(JSON.stringify(blocks.at(-1))).toContain('and 1,224 more: `/assign list none checkout`');
});

test('speaks of one issue as one', () => {
  expect(draw('Bob', 1).text).toContain('nobody holds 1 issue of');
});

test.each([
  ['a hostile name', '<!channel> *_~`<@U1> &amp;', 'plain'],
  ['a very long name', 'x'.repeat(5_000), 'y'.repeat(5_000)],
  ['an empty name', '', ''],
  ['emoji only', '👩‍👩‍👧‍👦'.repeat(500), '👩‍👩‍👧‍👦'.repeat(500)],
])('is what Slack takes with %s, and mentions nobody', (_, person, title) => {
  const message = draw(person, 10, 100_000, title);
  checkMessage(message);
  // Times are the only thing of ours in these brackets.
  expect(JSON.stringify(message)).not.toMatch(/<(?!!date\^)[!@#]/);
});
