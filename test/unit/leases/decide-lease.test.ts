import { decideAsked, isDue } from '../../../src/leases/decide-lease';
import { createZone } from '../../../src/leases/zone';

const berlin = createZone('Europe/Berlin');
const date = (at: string) => new Date(at);

test.each([
  ['a day before', '2026-03-06T10:00:00Z', false],
  ['a minute before', '2026-03-09T09:59:00Z', false],
  ['to the minute', '2026-03-09T10:00:00Z', true],
  ['at night', '2026-03-09T22:00:00Z', false],
  ['before nine the next day', '2026-03-10T07:59:00Z', false],
  ['at nine the next day', '2026-03-10T08:00:00Z', true],
  ['on a weekend', '2026-03-14T10:00:00Z', false],
])('five business days of silence, asked %s', (_, now, is) => {
  expect(isDue({ since: date('2026-03-02T10:00:00Z'), zone: berlin, now: date(now) }, 5)).toBe(is);
});

const asked = {
  isTheirs: true,
  since: date('2026-03-02T10:00:00Z'),
  warnedAt: date('2026-03-09T10:00:00Z'),
  deliveredAt: date('2026-03-09T10:00:05Z'),
  zone: berlin,
};
test.each([
  ['silence of less than a day', {}, '2026-03-10T10:00:04Z', 'wait'],
  ['silence of a day', {}, '2026-03-10T10:00:05Z', 'take-back'],
  ['silence until the night', {}, '2026-03-10T19:00:00Z', 'wait'],
  ['silence over the weekend', {}, '2026-03-14T12:00:00Z', 'wait'],
  ['delivered on Friday', { deliveredAt: date('2026-03-13T10:00:00Z') }, '2026-03-14T12:00:00Z', 'wait'],
  [
    'delivered on Friday, on Monday',
    { deliveredAt: date('2026-03-13T10:00:00Z') },
    '2026-03-16T10:00:00Z',
    'take-back',
  ],
  ['never delivered, weeks later', { deliveredAt: null }, '2026-04-09T10:00:00Z', 'wait'],
  ['somebody acted after the question', { since: date('2026-03-09T12:00:00Z') }, '2026-03-20T10:00:00Z', 'over'],
  ['somebody acted at the same moment', { since: date('2026-03-09T10:00:00Z') }, '2026-03-20T10:00:00Z', 'over'],
  ['they acted before it was delivered', { since: date('2026-03-09T10:00:01Z') }, '2026-03-20T10:00:00Z', 'over'],
  ['it is not theirs any more', { isTheirs: false }, '2026-03-20T10:00:00Z', 'over'],
])('%s', (_, more, now, step) => {
  expect(decideAsked({ ...asked, ...more, now: date(now) }, 5)).toBe(step);
});

test('a question that was asked too early by what holds now is over', () => {
  expect(decideAsked({ ...asked, now: date('2026-03-10T11:00:00Z') }, 10)).toBe('over');
});
