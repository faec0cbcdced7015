import { addBusinessDays, isSameDay, isWorkingTime } from '../../../src/leases/business-days';
import { createZone } from '../../../src/leases/zone';

const later = (at: string, days: number, zone: string | null) =>
  addBusinessDays(new Date(at), days, createZone(zone)).toISOString();

test.each([
  ['a day later', 'UTC', '2026-03-02T10:30:00.250Z', 1, '2026-03-03T10:30:00.250Z'],
  ['five days cross a weekend', 'UTC', '2026-03-02T10:00:00Z', 5, '2026-03-09T10:00:00.000Z'],
  ['from Friday to Monday', 'UTC', '2026-03-06T16:00:00Z', 1, '2026-03-09T16:00:00.000Z'],
  ['Saturday counts from Monday', 'UTC', '2026-03-07T16:00:00Z', 1, '2026-03-10T00:00:00.000Z'],
  ['Sunday counts from Monday', 'UTC', '2026-03-08T00:00:00Z', 1, '2026-03-10T00:00:00.000Z'],
  ['sixty days are twelve weeks', 'UTC', '2026-01-05T12:00:00Z', 60, '2026-03-30T12:00:00.000Z'],
  ['Friday night here is Saturday there', 'Asia/Tokyo', '2026-03-06T16:00:00Z', 1, '2026-03-09T15:00:00.000Z'],
  ['Saturday here is Friday there', 'America/Los_Angeles', '2026-03-07T04:00:00Z', 1, '2026-03-10T03:00:00.000Z'],
  ['clocks go forward over the weekend', 'Europe/Berlin', '2026-03-27T09:00:00Z', 1, '2026-03-30T08:00:00.000Z'],
  ['clocks go back over the weekend', 'Europe/Berlin', '2026-10-23T08:00:00Z', 1, '2026-10-26T09:00:00.000Z'],
  ['half an hour of summer time', 'Australia/Lord_Howe', '2026-04-03T01:00:00Z', 1, '2026-04-06T01:30:00.000Z'],
  ['a zone of quarters', 'Asia/Kathmandu', '2026-03-06T18:14:00Z', 1, '2026-03-09T18:14:00.000Z'],
  ['no zone is UTC', null, '2026-03-06T23:30:00Z', 1, '2026-03-09T23:30:00.000Z'],
  ['an unknown zone is UTC', 'Mars/Olympus', '2026-03-06T23:30:00Z', 1, '2026-03-09T23:30:00.000Z'],
  ['text that is no zone is UTC', '\u0000; drop', '2026-03-06T23:30:00Z', 1, '2026-03-09T23:30:00.000Z'],
])('%s (%s)', (_, zone, at, days, then) => {
  expect(later(at, days, zone)).toBe(then);
});

test('a time that the wall leaves out comes an hour later, one that it shows twice is the first', () => {
  const zone = createZone('Africa/Cairo'); // It changes its clocks on a weekday: Friday, midnight.
  expect(addBusinessDays(new Date('2026-04-22T22:30:00Z'), 1, zone).toISOString()).toBe('2026-04-23T22:30:00.000Z');
  expect(zone.toWall(new Date('2026-04-23T22:30:00Z')).toISOString()).toBe('2026-04-24T01:30:00.000Z');
  expect(zone.fromWall(new Date('2026-10-29T23:30:00Z')).toISOString()).toBe('2026-10-29T20:30:00.000Z');
});

test.each([
  ['2026-03-02T09:00:00Z', 'UTC', true],
  ['2026-03-02T08:59:59Z', 'UTC', false],
  ['2026-03-02T16:59:59Z', 'UTC', true],
  ['2026-03-02T17:00:00Z', 'UTC', false],
  ['2026-03-07T12:00:00Z', 'UTC', false],
  ['2026-03-02T09:00:00Z', 'America/New_York', false],
  ['2026-03-02T14:00:00Z', 'America/New_York', true],
  ['2026-03-08T23:00:00Z', 'Pacific/Auckland', true],
  ['2026-03-02T03:30:00Z', 'Asia/Kolkata', true],
  ['2026-03-02T03:29:59Z', 'Asia/Kolkata', false],
])('%s is a working time in %s: %s', (at, zone, is) => {
  expect(isWorkingTime(new Date(at), createZone(zone))).toBe(is);
});

test('a day is a day of the person', () => {
  const [one, other] = [new Date('2026-03-02T23:00:00Z'), new Date('2026-03-03T01:00:00Z')];
  expect(isSameDay(one, other, createZone('UTC'))).toBe(false);
  expect(isSameDay(one, other, createZone('America/New_York'))).toBe(true);
});
