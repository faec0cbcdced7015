import fc from 'fast-check';
import { compileGlob, globTokens, matchesGlob } from '../../../src/ownership/glob';

const chars = (set: readonly string[], maxLength: number) => fc.string({ unit: fc.constantFrom(...set), maxLength });

/** What the signs mean, one at a time, remembering which pairs of positions were seen. */
function obviously(pattern: readonly string[], text: readonly string[]): boolean {
  const known = new Map<string, boolean>();
  const at = (p: number, t: number): boolean => {
    const key = `${p} ${t}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const sign = pattern[p];
    const result =
      sign === undefined
        ? t === text.length
        : sign === '*'
          ? at(p + 1, t) || (t < text.length && at(p, t + 1))
          : t < text.length && (sign === '?' || sign === text[t]) && at(p + 1, t + 1);
    known.set(key, result);
    return result;
  };
  return at(0, 0);
}

test('a glob matches what its signs mean', () => {
  fc.assert(
    fc.property(chars(['a', 'b', '*', '*', '?', '😀'], 10), chars(['a', 'b', '😀', '/'], 14), (pattern, text) => {
      expect(matchesGlob(compileGlob(globTokens(pattern)), text)).toBe(obviously([...pattern], [...text]));
    }),
    { numRuns: 20_000 },
  );
});

test('a glob made from a text matches it', () => {
  const edits = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('*', '?', 'cut')), { maxLength: 6 });
  fc.assert(
    fc.property(chars(['a', 'b', 'c', '/'], 20), edits, (text, changes) => {
      const signs = [...text];
      for (const [place, change] of changes) {
        if (change === '*') signs.splice(place, 0, '*');
        else if (place < signs.length) signs[place] = change === '?' && signs[place] !== '*' ? '?' : '*';
      }
      expect(matchesGlob(compileGlob(globTokens(signs.join(''))), text)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

/** What makes matchers that try again take for ever. */
const adversarial = fc.oneof(
  fc
    .tuple(fc.constantFrom('*a', 'a*', '*a?', '*aa', '?*', '*?', 'a*a'), fc.integer({ min: 1, max: 60 }))
    .map(([part, n]) => part.repeat(n)),
  chars(['a', 'a', '*', '?'], 80),
);

test('matching takes no more steps than the product of both lengths', () => {
  const end = fc.constantFrom('', 'b', '*b*', '*aaaaaaaab*', '*a?aaaaab*a', '*?????????b*');
  let most = 0;
  fc.assert(
    fc.property(adversarial, end, fc.integer({ min: 0, max: 400 }), (start, tail, length) => {
      const pattern = start + tail;
      const steps = { count: 0 };
      matchesGlob(compileGlob(globTokens(pattern)), 'a'.repeat(length), steps);
      most = Math.max(most, steps.count);
      expect(steps.count).toBeLessThanOrEqual((pattern.length + 1) * (length + 1));
    }),
    { numRuns: 2000 },
  );
  expect(most).toBeGreaterThan(1000);
});
