import { UNKNOWN_PRESENCE, whyAway, type Presence } from '../../../src/people/availability';
import { isAwayStatus } from '../../../src/people/away-status';

/** A Wednesday. */
const NOON = new Date('2026-03-04T12:00:00Z');
const inHours = (hours: number) => NOON.getTime() + hours * 3_600_000;
const away = (known: Partial<Presence>, at = NOON) => whyAway({ ...UNKNOWN_PRESENCE, ...known }, at);
const vacation = { text: 'Vacationing', emoji: ':palm_tree:', until: null };

test.each([
  [':palm_tree:', 'Vacationing'],
  [':palm_tree:', ''],
  [':palm_tree:', 'Im Urlaub'],
  [':face_with_thermometer:', 'Out sick'],
  [':face_with_thermometer:', 'En arrêt maladie'],
  ['', 'OOO'],
  ['', 'o.o.o. until Monday'],
  ['', 'OOO until tomorrow'],
  [':house:', 'Out of office'],
  [':calendar:', 'out of the office, back next week'],
  ['', 'Off today'],
  ['', 'off until Thursday'],
  ['', 'PTO'],
  ['', 'Day off'],
  [':baby::skin-tone-3:', ''],
  [':baby:', 'Parental leave'],
  ['', 'on leave'],
  [':speech_balloon:', 'Sick, working again on Friday'],
  ['', 'away'],
  ['', 'Not available'],
  ['', 'Not working today'],
  ['', 'On holiday'],
])('%s "%s" means away', (emoji, text) => {
  expect(isAwayStatus({ emoji, text })).toBe(true);
});

test.each([
  ['', ''],
  [':spiral_calendar_pad:', 'In a meeting'],
  [':bus:', 'Commuting'],
  [':house_with_garden:', 'Working remotely'],
  [':palm_tree:', 'Working from Bali'],
  [':palm_tree:', 'wfh'],
  [':palm_tree:', 'Vacation starting Friday'],
  [':palm_tree:', 'OOO tomorrow'],
  ['', 'PTO next week'],
  [':headphones:', 'In a huddle'],
  [':hamburger:', 'Lunch'],
  [':christmas_tree:', 'Happy holidays!'],
  ['', 'Kick-off'],
  ['', 'Please leave a message'],
  ['', 'I’ll be late'],
  [':rocket:', 'Shipping the payoff'],
])('%s "%s" does not', (emoji, text) => {
  expect(isAwayStatus({ emoji, text })).toBe(false);
});

test('of whom nothing is known, nothing is said', () => {
  expect(whyAway(UNKNOWN_PRESENCE, NOON)).toBeNull();
});

test('a status counts until it ends', () => {
  expect(away({ status: vacation })).toEqual({ why: 'status', ...vacation });
  expect(away({ status: { ...vacation, until: inHours(48) } })).toMatchObject({ until: new Date(inHours(48)) });
  expect(away({ status: { ...vacation, until: inHours(0) } })).toBeNull();
});

test.each([
  ['2026-03-04T07:59:00Z', { why: 'hours', time: '07:59', day: null }],
  ['2026-03-04T08:00:00Z', null],
  ['2026-03-04T18:59:00Z', null],
  ['2026-03-04T19:00:00Z', { why: 'hours', time: '19:00', day: null }],
  ['2026-03-06T18:00:00Z', null],
  ['2026-03-07T11:20:00Z', { why: 'hours', time: '11:20', day: 'Saturday' }],
  ['2026-03-08T23:59:00Z', { why: 'hours', time: '23:59', day: 'Sunday' }],
])('at %s of their clock', (at, expected) => {
  expect(away({ utcOffset: 0 }, new Date(at))).toEqual(expected);
});

test('the hours are those of their place, over the date line and in half hours', () => {
  expect(away({ utcOffset: 11.5 * 3_600 })).toEqual({ why: 'hours', time: '23:30', day: null });
  expect(away({ utcOffset: 19_800 })).toBeNull();
  const friday = new Date('2026-03-06T20:00:00Z');
  expect(away({ utcOffset: 13 * 3_600 }, friday)).toMatchObject({ day: 'Saturday', time: '09:00' });
  expect(away({ utcOffset: -8 * 3_600 }, friday)).toBeNull();
});

test('do not disturb counts while it lasts, whether or not the hours are known', () => {
  const quiet = { from: inHours(-1), until: inHours(2) };
  expect(away({ quiet })).toEqual({ why: 'quiet', until: new Date(inHours(2)) });
  expect(away({ quiet, utcOffset: 0 })).toEqual({ why: 'quiet', until: new Date(inHours(2)) });
  expect(away({ quiet: { from: inHours(1), until: inHours(9) } })).toBeNull();
  expect(away({ quiet: { from: inHours(-2), until: inHours(0) } })).toBeNull();
});

test('at night their time says more than the do not disturb of every night', () => {
  const quiet = { from: inHours(-1), until: inHours(9) };
  expect(away({ quiet, utcOffset: 11 * 3_600 })).toMatchObject({ why: 'hours', time: '23:00' });
});

test('a vacation says more than the hour', () => {
  expect(away({ status: vacation, utcOffset: 11 * 3_600 })).toMatchObject({ why: 'status' });
});
