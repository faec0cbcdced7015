import fc from 'fast-check';
import { issuesInText } from '../../../../src/slack/commands/grammar/issues-in-text';
import { printIssue } from '../../../../src/slack/commands/grammar/issue-spec';

const found = (text: string) => issuesInText(text).map(printIssue);

test.each<[text: string, ids: string[]]>([
  ['CHECKOUT-1 is back', ['CHECKOUT-1']],
  ['is checkout-1 yours?', ['CHECKOUT-1']],
  ['CHECKOUT-1, CHECKOUT-2. And CHECKOUT-1!', ['CHECKOUT-1', 'CHECKOUT-2']],
  ['(my-shop_2-17)', ['MY-SHOP_2-17']],
  ['<https://dibs.example.com/issues/CHECKOUT-12|the one>', ['CHECKOUT-12']],
  ['*CHECKOUT-3*  ·  `CHECKOUT-4`', ['CHECKOUT-3', 'CHECKOUT-4']],
  ['&lt;CHECKOUT-5&gt;', ['CHECKOUT-5']],
  [
    'see <https://acme.slack.com/archives/C1/p1712345678901234|that>',
    ['https://slack.com/archives/C1/p1712345678901234'],
  ],
  ['CHECKOUT-0, CHECKOUT-01, CHECKOUT-1a, CHECKOUT-12345678901', []],
  ['550e8400-e29b-41d4-a716-446655440000', []],
  ['last one, at https://example.com/', []],
  ['', []],
])('%s', (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test('of a long list it takes no more than it can look up', () => {
  expect(issuesInText(Array.from({ length: 2_000 }, (_, at) => `A-${at + 1}`).join(' '))).toHaveLength(300);
});

test('whatever the text is, what is found can be read again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '-', '1', '_', ' ', '<', 'http://x/', '&'), maxLength: 300 }),
      (text) => {
        for (const name of found(text)) expect(found(name)).toEqual([name]);
      },
    ),
  );
});
