import fc from 'fast-check';
import { chooseOne, type Candidate } from '../../../src/assignment/to-one/choose-one';

const member = (userId: string, open: number, more: Partial<Candidate> = {}): Candidate => {
  return { userId, name: `Person ${userId}`, open, lastGivenAt: 1_000, isAway: false, ...more };
};
const whom = (members: Candidate[], ...issues: string[]) => chooseOne(members, issues).map(({ userId }) => userId);

test.each<[string, Candidate[], string]>([
  ['the fewest open issues', [member('1', 3), member('2', 2), member('3', 4)], '2'],
  ['not whoever is away', [member('1', 3), member('2', 0, { isAway: true })], '1'],
  ['of as many, who was longest without a new one', [member('1', 1), member('2', 1, { lastGivenAt: 500 })], '2'],
  ['of as many, who was never given one', [member('1', 0), member('2', 0, { lastGivenAt: null })], '2'],
  ['then by name', [member('1', 1, { name: 'Zoe' }), member('2', 1, { name: 'Élise' })], '2'],
  ['then by id', [member('10', 1, { name: 'Al' }), member('9', 1, { name: 'Al' })], '9'],
])('%s', (_what, members, chosen) => {
  expect(whom(members, '41')).toEqual([chosen]);
  expect(whom([...members].reverse(), '41')).toEqual([chosen]);
});

test('several are spread one by one, and what was just given counts', () => {
  const members = [member('1', 0), member('2', 2), member('3', 0, { lastGivenAt: 1_001 })];
  expect(chooseOne(members, ['a', 'b', 'c', 'd', 'e'])).toEqual([
    { issueId: 'a', userId: '1', open: 0, tied: true },
    { issueId: 'b', userId: '3', open: 0, tied: false },
    { issueId: 'c', userId: '1', open: 1, tied: true },
    { issueId: 'd', userId: '3', open: 1, tied: false },
    { issueId: 'e', userId: '2', open: 2, tied: true },
  ]);
  expect(members.map(({ open }) => open)).toEqual([0, 2, 0]);
});

test('nobody is chosen when nobody is left', () => {
  expect(whom([member('1', 0, { isAway: true })], '41')).toEqual([]);
  expect(whom([], '41')).toEqual([]);
});

test('whoever is chosen is there, every issue goes to somebody, and nobody who got one holds two more than another', () => {
  const members = fc.uniqueArray(
    fc.record({
      userId: fc.integer({ min: 1, max: 99 }).map(String),
      name: fc.constantFrom('a', 'b', 'é'),
      open: fc.nat({ max: 9 }),
      lastGivenAt: fc.option(fc.nat({ max: 5 })),
      isAway: fc.boolean(),
    }),
    { selector: ({ userId }) => userId, maxLength: 12 },
  );
  fc.assert(
    fc.property(members, fc.nat({ max: 30 }), (given, count) => {
      const there = given.filter(({ isAway }) => !isAway);
      const ids = Array.from({ length: count }, (_, index) => `i${index}`);
      const choices = chooseOne(given, ids);
      expect(choices.map(({ issueId }) => issueId)).toEqual(there.length === 0 ? [] : ids);
      const got = (userId: string) => choices.filter((choice) => choice.userId === userId).length;
      const after = there.map(({ userId, open }) => ({ got: got(userId), open: open + got(userId) }));
      const least = Math.min(...after.map(({ open }) => open));
      expect(after.every((one) => one.got === 0 || one.open <= least + 1)).toBe(true);
      expect(after.reduce((sum, one) => sum + one.got, 0)).toBe(choices.length);
    }),
  );
});
