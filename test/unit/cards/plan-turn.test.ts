import {
  BURST_GAP_MS,
  DIGEST_LINES,
  FOLD_ABOVE,
  planTurn,
  type OpenDigest,
  type Turn,
  type WaitingCard,
} from '../../../src/cards/plan-turn';

const now = new Date('2026-11-26T09:00:00Z');
const ids = (count: number, from = 1) => Array.from({ length: count }, (_, index) => String(from + index));
const waiting = (count: number, alone: readonly number[] = []): WaitingCard[] =>
  ids(count).map((id) => ({ id, isAlone: alone.includes(Number(id)) }));
const open = (lines: number, ageMs = 1_000): OpenDigest => ({
  id: '7',
  lines,
  grownAt: new Date(now.getTime() - ageMs),
});

const card = (cardId: string): Turn => ({ do: 'post-card', cardId });
const digest = (count: number): Turn => ({ do: 'post-digest', cardIds: ids(count) });
const grow = (count: number): Turn => ({ do: 'grow-digest', digestId: '7', cardIds: ids(count) });

test.each<[string, WaitingCard[], OpenDigest | null, boolean, Turn]>([
  ['nothing waits', [], open(3), true, { do: 'nothing' }],
  ['one waits', waiting(1), null, true, card('1')],
  ['as many wait as may wait', waiting(FOLD_ABOVE), null, true, card('1')],
  ['one more waits', waiting(FOLD_ABOVE + 1), null, true, digest(FOLD_ABOVE + 1)],
  ['more wait than a digest takes', waiting(DIGEST_LINES + 1), null, true, digest(DIGEST_LINES)],
  ['a burst has one more', waiting(1), open(8), true, grow(1)],
  ['a burst has more than its digest has room for', waiting(9), open(DIGEST_LINES - 2), true, grow(2)],
  ['the digest of a burst is full', waiting(9), open(DIGEST_LINES), true, digest(9)],
  ['the digest of a burst is full and few wait', waiting(2), open(DIGEST_LINES), true, card('1')],
  ['the burst is over', waiting(1), open(8, BURST_GAP_MS), true, card('1')],
  ['messages cannot be changed now', waiting(1), open(8), false, card('1')],
  ['messages cannot be changed now and many wait', waiting(9), open(8), false, digest(9)],
  ['the first was called wrong', waiting(9, [1]), open(8), true, card('1')],
  ['the third was called wrong', waiting(9, [3]), null, true, card('1')],
  ['the eighth was called wrong', waiting(9, [8]), null, true, digest(7)],
])('when %s, the channel shows the next in order', (_, cards, digestOpen, canUpdate, expected) => {
  expect(planTurn({ waiting: cards, open: digestOpen, canUpdate, now })).toEqual(expected);
});
