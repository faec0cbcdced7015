import type { OwnershipText } from '../../../../src/ownership/views';
import {
  autoAssignSet,
  ownershipDetail,
  ownershipNotSaved,
  ownershipSaved,
  rulesWentBack,
} from '../../../../src/slack/messages/admin/ownership-detail';
import type { RenderedMessage } from '../../../../src/slack/messages/rendered-message';
import { checkMessage } from '../../../support/block-kit';
import { savedOwnership } from '../../../support/saved-ownership';

const unsaved = { rules: '', codeowners: '', updatedAt: null, canGoBack: false, ruleCount: 0, stale: [], skipped: [] };

const drawn: Record<string, RenderedMessage> = {
  rules: ownershipDetail(savedOwnership(), 'rules'),
  CODEOWNERS: ownershipDetail(savedOwnership(), 'codeowners'),
  'rules without anything before them': ownershipDetail(
    savedOwnership({ canGoBack: false, autoAssign: false }),
    'rules',
  ),
  'no rules': ownershipDetail(savedOwnership(unsaved), 'rules'),
  'no CODEOWNERS, but something before': ownershipDetail(savedOwnership({ ...unsaved, canGoBack: true }), 'codeowners'),
  'saved rules': ownershipSaved(savedOwnership(), 'rules'),
  'one saved rule': ownershipSaved(savedOwnership({ ...unsaved, rules: 'x #y', ruleCount: 1 }), 'rules'),
  'saved CODEOWNERS without automatic assignment': ownershipSaved(savedOwnership({ autoAssign: false }), 'codeowners'),
  'a text whose form is gone': ownershipNotSaved('rules', 'url:*<x>* #y\n\n# ```', 'There is no project “my-shop”.'),
  'no text, whose form is gone': ownershipNotSaved('codeowners', '\n', 'There is no project “my-shop”.'),
  'one step back': rulesWentBack(savedOwnership({ ruleCount: 1 })),
  'automatic assignment on': autoAssignSet(savedOwnership()),
  'automatic assignment off': autoAssignSet(savedOwnership({ autoAssign: false })),
};

describe.each(Object.entries(drawn))('%s', (_name, message) => {
  it('is what Slack takes', () => expect(checkMessage(message)).toEqual([]));
  it('is drawn as agreed', () => expect(message).toMatchSnapshot());
});

const words = (message: RenderedMessage) => JSON.stringify(message.blocks);
const withRules = (rules: string) => ownershipDetail(savedOwnership({ rules }), 'rules');

test('a text whose form is gone is shown as far as a message goes', () => {
  const message = ownershipNotSaved('rules', '& & & # y\n'.repeat(9_000), 'x'.repeat(9_000));
  expect(checkMessage(message)).toEqual([]);
  expect(words(message)).toContain('more lines');
});

describe('a long text', () => {
  const lines = Array.from({ length: 2_000 }, (_, at) => `path:src/area-${at + 1}/* #team-${at + 1}`);

  it('is shown from its beginning, with the numbers of its lines and how many more there are', () => {
    const shown = words(withRules(lines.join('\n')));
    const numbers = [...shown.matchAll(/(\d+) {2}path:src\/area-(\d+)\//g)];
    expect(numbers.map(([, number]) => number)).toEqual(numbers.map(([, , area]) => area));
    expect(numbers.length).toBeGreaterThan(100);
    expect(shown).toContain(`and ${(2_000 - numbers.length).toLocaleString('en-US')} more lines; Edit…`);
  });

  it('ends with one more line in the singular', () => {
    const some = Array.from({ length: 30 }, () => `${'x'.repeat(255)} #a`);
    const fits = some.findIndex((_, at) => words(withRules(some.slice(0, at + 1).join('\n'))).includes('more line'));
    expect(fits).toBeGreaterThan(0);
    expect(words(withRules(some.slice(0, fits + 1).join('\n')))).toContain('and 1 more line; Edit…');
    expect(words(withRules(some.slice(0, fits).join('\n\n\n\n')))).not.toContain('\\n\\n');
  });

  it('keeps blanks and blank lines, and cuts a line that is too long', () => {
    const shown = words(withRules(`  a   b\n\n\n\n${'y'.repeat(5_000)}\n\nend #x\n\n`));
    expect(shown).toContain('1    a   b\\n2\\n3\\n4\\n5  yyy');
    expect(shown).toContain('y…\\n6\\n7  end #x\\n```');
  });
});

const PIECES = [
  '<!channel> ',
  '`',
  '```',
  '``` <@U1>\n',
  '&',
  '<',
  '*b* ',
  '\u202E',
  '\u0000',
  '😀',
  '\ud83d',
  '\r',
  '\u2028',
  '\n',
  'x',
  ' ',
];
const big = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

test.each(PIECES)('100,000 characters of %j keep Slack’s limits and mention nobody', (piece) => {
  const text = big(piece);
  for (const name of [text, text.slice(0, 200), '']) {
    const ownership = savedOwnership({
      name,
      slug: 'x'.repeat(50),
      rules: text,
      codeowners: text,
      stale: Array.from({ length: 500 }, (_, at) => ({
        owner: text,
        text: at % 2 === 0 ? 'rules' : 'codeowners',
        lines: Array.from({ length: 1_000 }, (_, line) => line + 90_000),
      })),
      skipped: Array.from({ length: 5_000 }, (_, at) => ({ line: at + 1, column: 70_000, message: text })),
      ruleCount: 100_000,
    });
    for (const what of ['rules', 'codeowners'] satisfies OwnershipText[]) {
      expect(checkMessage(ownershipDetail(ownership, what))).toEqual([]);
      expect(checkMessage(ownershipSaved(ownership, what))).toEqual([]);
    }
    expect(checkMessage(rulesWentBack(ownership))).toEqual([]);
    expect(checkMessage(autoAssignSet(ownership))).toEqual([]);
  }
});
