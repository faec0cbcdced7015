import fc from 'fast-check';
import { decodeOwnership, encodeOwnership, ownershipField } from '../../../../src/slack/admin-ids';
import {
  chooseOwnership,
  editOwnership,
  ownershipDone,
  previewOwnership,
} from '../../../../src/slack/views/admin/ownership-forms';
import {
  MOST_FIELDS,
  problemsByField,
  readTextFields,
  splitText,
  textFields,
} from '../../../../src/slack/views/admin/ownership-text';
import { decodeMetadata, encodeMetadata, type OwnershipForm } from '../../../../src/slack/views/modal-metadata';
import type { ViewState } from '../../../../src/slack/views/view-state';
import { checkView } from '../../../support/block-kit';
import { rulesPreview, savedOwnership } from '../../../support/saved-ownership';

const form: OwnershipForm = {
  text: 'rules',
  project: { id: '9223372036854775807', slug: 'my-shop' },
  round: 1,
  savedAt: 1_772_447_400_000,
  previewed: 'a'.repeat(32),
};
const metadata = (more: Partial<OwnershipForm> = {}) => ({
  issueIds: [],
  channelId: 'C0ALERTS1',
  responseUrl: 'https://hooks.slack.example/commands/T1/2/abc',
  expiresAt: 1_772_447_400_000,
  ownership: { ...form, ...more },
});
const shop = savedOwnership();
const calm = { autoAssign: true, changedMeanwhile: false };

/** What Slack sends for the fields as they are. */
const stateOf = (pieces: readonly string[], round = 1): ViewState => ({
  values: Object.fromEntries(
    pieces.map((value, index) => {
      const name = ownershipField(round, index);
      return [name, { [name]: { value: value.trim() === '' ? null : value } }];
    }),
  ),
});

describe.each([
  ['asks for the project', chooseOwnership(metadata({ project: null }))],
  ['takes rules', editOwnership(metadata(), shop, shop.rules)],
  ['takes first rules', editOwnership(metadata(), shop, '')],
  ['takes CODEOWNERS', editOwnership(metadata({ text: 'codeowners' }), shop, shop.codeowners)],
  ['comes back with a refusal', editOwnership(metadata(), shop, shop.rules, 'Line 3, column 7: <!here> is no owner.')],
  ['says that rules are saved', ownershipDone('rules')],
  ['says that CODEOWNERS is saved', ownershipDone('codeowners')],
  ['shows what rules would change', previewOwnership(metadata(), rulesPreview(), shop.rules, calm)],
  [
    'shows what CODEOWNERS would change, with warnings',
    previewOwnership(metadata({ text: 'codeowners' }), rulesPreview(), shop.codeowners, {
      autoAssign: false,
      changedMeanwhile: true,
    }),
  ],
])('the form that %s', (_name, view) => {
  it('is what Slack takes', () => expect(checkView(view)).toEqual([]));
  it('is drawn as agreed', () => expect(view).toMatchSnapshot());
});

test.each([
  [{ open: 0, wouldAssign: 0, wouldMove: 0, decidedByPeople: 0 }, '*No issue would move*: none is open.'],
  [{ open: 1, wouldAssign: 0, wouldMove: 0, decidedByPeople: 0 }, '*None of 1 open issue would move*.'],
  [
    { open: 1, wouldAssign: 1, wouldMove: 0, decidedByPeople: 0 },
    '*1 of 1 open issue would move*: 1 that nobody holds gets an owner.',
  ],
  [
    { open: 3, wouldAssign: 0, wouldMove: 1, decidedByPeople: 1 },
    '*1 of 3 open issues would move*: 1 goes from one owner to another. 1 was decided by people and stays as it is.',
  ],
  [
    { open: 1_340, wouldAssign: 1_000, wouldMove: 2, decidedByPeople: 40 },
    '*1,002 of 1,340 open issues would move*: 1,000 that nobody holds get an owner, 2 go from one owner to another. 40 were decided by people and stay as they are.',
  ],
])('%j is said as “%s”', (counts, said) => {
  const view = previewOwnership(metadata(), rulesPreview({ ...counts, samples: [] }), '', calm);
  expect(view.blocks[1]).toMatchObject({ text: { text: said } });
});

describe('a text in several fields', () => {
  const line = fc.oneof(
    fc.string({ minLength: 1, maxLength: 80 }).map((text) => `x${text.replace(/[\r\n]/g, '')}`),
    // A longer one can leave blank lines before it alone in a field, and Slack gives nothing back for such a field.
    fc.integer({ min: 1, max: 2_900 }).map((length) => 'y'.repeat(length)),
    fc.constant(''),
  );
  const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n').trimEnd());

  it('comes back as it was, in pieces that a field can hold', () => {
    fc.assert(
      fc.property(text, (given) => {
        const pieces = splitText(given);
        if (pieces === null) return expect(given.length).toBeGreaterThan(80_000);
        expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(3_000);
        expect(readTextFields(stateOf(pieces), 1)).toBe(readTextFields(stateOf([given]), 1));
        expect(readTextFields(stateOf(pieces), 1).split('\n')).toHaveLength(given.split('\n').length);
      }),
      { numRuns: 300 },
    );
  });

  it('has room left to write on', () => {
    expect(splitText('')).toEqual(['']);
    expect(splitText('x'.repeat(2_000))).toHaveLength(1);
    expect(splitText('x'.repeat(2_900))).toEqual(['x'.repeat(2_900), '']);
    const full = 'x'.repeat(1_499);
    expect(splitText(`${full}\n${full}x\n${full}`)).toEqual([`${full}\n${full}x`, full]);
    expect(splitText(`${full}\n${full}xx`)).toEqual([full, `${full}xx`]);
  });

  it('says from which line on each field is', () => {
    const fields = textFields('rules', 1, Array.from({ length: 300 }, (_, at) => `path:src/area-${at} #x`).join('\n'));
    expect(fields.map(({ label }) => label.text)).toEqual(
      ['Rules', expect.stringMatching(/^Rules, from line \d+ on$/), expect.anything()].slice(0, fields.length),
    );
    const first = fields[0]?.element as { initial_value: string };
    expect(fields[1]?.label.text).toBe(`Rules, from line ${first.initial_value.split('\n').length + 1} on`);
  });

  it('is refused when no form can hold it', () => {
    expect(splitText('x'.repeat(3_001))).toBeNull();
    expect(splitText('x\n'.repeat(1_500_000))).toBeNull();
    expect(splitText('é€'.repeat(1_000).concat('\n').repeat(50))).toBeNull();
    expect(() => textFields('codeowners', 0, 'x'.repeat(3_001))).toThrow('CODEOWNERS of this size do not fit');
  });

  it('keeps 100,000 characters in lines of any usual length', () => {
    for (const length of [1, 37, 100, 300, 500]) {
      const pieces = splitText(`${'x'.repeat(length)}\n`.repeat(100_000 / (length + 1)));
      expect(pieces?.length).toBeLessThanOrEqual(MOST_FIELDS);
    }
  });
});

describe('what is wrong with a text', () => {
  const wrong = (line: number) => ({ line, column: 7, message: 'There is no “#ghosts”.' });
  const state = stateOf(['a\nb\nc', 'd\ne', '']);

  it('is said at the field that has the line', () => {
    expect(problemsByField(state, 1, [wrong(3), wrong(4), wrong(5)])).toEqual({
      [ownershipField(1, 0)]: 'Line 3, column 7: There is no “#ghosts”.',
      [ownershipField(1, 1)]: 'Line 4, column 7: There is no “#ghosts”. Line 5, column 7: There is no “#ghosts”.',
    });
    expect(Object.keys(problemsByField(state, 1, [wrong(900)]))).toEqual([ownershipField(1, 2)]);
    expect(Object.keys(problemsByField({ values: {} }, 1, [wrong(1)]))).toEqual([ownershipField(1, 0)]);
  });

  it('is cut short, with how many more there are', () => {
    const many = Array.from({ length: 1_012 }, (_, at) => wrong((at % 2) + 1));
    const said = problemsByField(state, 1, many);
    expect(Object.keys(said)).toHaveLength(1);
    expect(Object.values(said)[0]?.match(/Line/g)).toHaveLength(10);
    expect(Object.values(said)[0]).toMatch(/ And 1,002 more\.$/);
  });
});

test.each([
  '<!channel> *b* `c` ```d``` &lt; <@U1>\n',
  '```\n',
  '"\\\n',
  '\u202E',
  '\u0000',
  '😀\n',
  'a\ud83d\n',
  '\t|\n',
  'x\n',
])('the forms keep Slack’s limits with 100,000 characters of %j and hostile names', (piece) => {
  const value = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
  const preview = rulesPreview({
    name: value,
    slug: 'x'.repeat(50),
    samples: Array.from({ length: 50 }, () => {
      const by = { type: 'user', id: '5', name: value, handle: value, slackUserId: value, email: value } as const;
      return { issueId: '1', shortId: value, title: value, from: by, to: by, rule: value };
    }),
    stale: Array.from({ length: 500 }, () => ({ owner: value, text: 'codeowners' as const, lines: [1, 2] })),
    skipped: Array.from({ length: 500 }, () => ({ line: 1, column: 1, message: value })),
  });
  const named = { slug: preview.slug, name: value };
  const codeowners = metadata({ text: 'codeowners' });
  expect(checkView(editOwnership(codeowners, named, value, value))).toEqual([]);
  const warned = { autoAssign: false, changedMeanwhile: true };
  expect(checkView(previewOwnership(codeowners, preview, value, warned))).toEqual([]);
});

test('forms and buttons remember what they are about', () => {
  fc.assert(
    fc.property(
      fc.record({
        text: fc.constantFrom('rules' as const, 'codeowners' as const),
        project: fc.option(fc.record({ id: fc.constant('7'), slug: fc.string({ minLength: 1, maxLength: 100 }) })),
        round: fc.nat(),
        savedAt: fc.option(fc.nat()),
        previewed: fc.option(fc.constant('0f')),
      }),
      (ownership) => {
        expect(decodeMetadata(encodeMetadata(metadata(ownership)))).toEqual(metadata(ownership));
        expect(decodeOwnership(encodeOwnership(ownership.text, 'my-shop'))).toEqual({
          text: ownership.text,
          slug: 'my-shop',
        });
      },
    ),
  );
  for (const other of ['v1:rules:', 'v1:teams:shop', 'v2:rules:shop', 'v1:rules:<!here>', null, 7]) {
    expect(decodeOwnership(other)).toBeNull();
  }
});
