import fc from 'fast-check';
import { higherLevel, isLevel, LEVELS, reachesLevel } from '../../../src/projects/channel-levels';

const level = fc.constantFrom(...LEVELS);

test('fatal reaches every level, and debug only itself', () => {
  expect(LEVELS.map((min) => reachesLevel('fatal', min))).toEqual([true, true, true, true, true]);
  expect(LEVELS.map((min) => reachesLevel('debug', min))).toEqual([true, false, false, false, false]);
});

test('levels are in one order', () => {
  fc.assert(
    fc.property(level, level, level, (a, b, c) => {
      expect(reachesLevel(a, a)).toBe(true);
      expect(reachesLevel(a, b) || reachesLevel(b, a)).toBe(true);
      if (reachesLevel(a, b) && reachesLevel(b, a)) expect(a).toBe(b);
      if (reachesLevel(a, b) && reachesLevel(b, c)) expect(reachesLevel(a, c)).toBe(true);
      const higher = higherLevel(a, b);
      expect([a, b]).toContain(higher);
      expect(reachesLevel(higher, a) && reachesLevel(higher, b)).toBe(true);
    }),
  );
});

test.each([
  ['error', true],
  ['ERROR', false],
  ['warn', false],
  ['', false],
  ['constructor', false],
])('%j is a level: %s', (text, expected) => {
  expect(isLevel(text)).toBe(expected);
});
