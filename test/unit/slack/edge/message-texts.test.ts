import { textsOf } from '../../../../src/slack/message-texts';

test('what can be read is read, wherever it stands, and nothing else', () => {
  const message = {
    type: 'message',
    user: 'USER-1',
    text: 'one',
    blocks: [
      { type: 'rich_text', block_id: 'B-1', elements: [{ elements: [{ type: 'link', url: 'two', text: 'three' }] }] },
      { type: 'actions', elements: [{ type: 'button', action_id: 'A-1', value: 'V-1', text: { text: 'four' } }] },
    ],
    attachments: [{ fallback: 'five', title_link: 'six', blocks: [{ text: { text: 'seven' } }] }],
  };
  expect(textsOf(message).split('\n')).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
});

const deep = (levels: number): object => (levels === 0 ? { text: 'bottom' } : { inner: deep(levels - 1) });

test.each<[what: string, message: unknown]>([
  ['nothing', null],
  ['a text', 'text'],
  ['texts that are none', { text: 7, blocks: [null, [], 'x'], attachments: { text: null } }],
  ['what lies too deep', deep(40)],
])('of %s nothing is read', (_, message) => {
  expect(textsOf(message)).toBe('');
});

test('a huge message is cut', () => {
  const blocks = Array.from({ length: 20_000 }, () => ({ text: 'x'.repeat(100) }));
  expect(textsOf({ blocks }).length).toBe(20_000);
});
