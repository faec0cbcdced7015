import fc from 'fast-check';
import { parseRules } from '../../../src/ownership/parse-rules';
import { printRule } from '../../../src/ownership/print-rule';
import type { OwnerSpec, RuleMatcher } from '../../../src/ownership/types';

const chars = (set: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...set), minLength, maxLength });

const readable = (text: string) =>
  !/[^\P{Cc}\t]|[\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u.test(text);
const pattern = fc
  .oneof(chars('ab/*?."\\ \t#:', 1, 12), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .filter(readable);
const matcher: fc.Arbitrary<RuleMatcher> = fc.oneof(
  fc.record({ type: fc.constantFrom('path' as const, 'module' as const, 'url' as const), pattern }),
  fc.record({ type: fc.constant('tag' as const), name: chars('aB.-_é#@', 1, 8), pattern }),
);
const owner: fc.Arbitrary<OwnerSpec> = fc.oneof(
  chars('abcé.-_1', 1, 10).map((slug) => ({ type: 'team' as const, slug })),
  chars("abc.+'é", 1, 10).map((name) => ({ type: 'user' as const, email: `${name}@acme.com` })),
);
const owners = fc.uniqueArray(owner, { minLength: 1, maxLength: 4, selector: (value) => JSON.stringify(value) });

test('what is printed is parsed back as the same rule', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ matcher, owners }), { maxLength: 4 }), (rules) => {
      const text = rules.map(printRule).join('\n');
      const numbered = rules.map((rule, index) => ({ ...rule, line: index + 1, text: printRule(rule) }));
      expect(parseRules(text)).toEqual({ rules: numbered, errors: [] });
    }),
    { numRuns: 1000 },
  );
});

// Pieces that mean something, thrown together, find more than random characters do.
const piece = fc.oneof(
  fc.constantFrom(
    'path:',
    'module:',
    'url:',
    'tags.',
    'tags.a:',
    'tags:',
    'codeowners:',
    '"',
    '\\',
    '\\"',
    '#',
    '#pay',
  ),
  fc.constantFrom(
    ' ',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\uFEFF',
    '\u2060',
    '\u2028',
    '\u00a0',
    '\u0000',
    '\ud83d',
    '😀',
    'é',
  ),
  fc.constantFrom('src/*', 'a@b.c', '@bob', ',', '*', '?'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anything = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

test('no text throws, every error points into it, and what was read can be printed and read again', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const { rules, errors } = parseRules(text);
      const lines = text.split(/\r\n|\n|\r/);
      for (const { line, column } of errors) {
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual([...(lines[line - 1] ?? '')].length);
      }
      for (const { line, text: printed, ...rule } of rules) {
        expect(lines[line - 1]).toMatch(/\S/);
        expect(parseRules(printed)).toEqual({ rules: [{ ...rule, line: 1, text: printed }], errors: [] });
      }
    }),
    { numRuns: 3000 },
  );
});
