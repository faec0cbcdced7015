import { ago, daysBetween, formatSlackDate } from '../../../src/local-workspace/page/text/slack-date';

/** A moment on the calendar of whoever runs this: the tokens are about the reader's own days. */
function local(month: number, day: number, hour = 12, minute = 0, second = 0): Date {
  return new Date(2026, month - 1, day, hour, minute, second);
}

const now = local(3, 15);
const format = (date: Date, pattern: string): string => formatSlackDate(date.getTime() / 1000, pattern, now);

test.each([
  ['{date_num}', '2026-03-02'],
  ['{date_slash}', '03/02/2026'],
  ['{date}', 'March 2nd'],
  ['{date_short}', 'Mar 2'],
  ['{date_long}', 'Monday, March 2nd'],
  ['{date_short_pretty} at {time}', 'Mar 2 at 9:05 AM'],
  ['{time_secs}', '9:05:07 AM'],
  ['{unknown} {date_num', '{unknown} {date_num'],
])('%s fills as %s', (pattern, expected) => {
  expect(format(local(3, 2, 9, 5, 7), pattern)).toBe(expected);
});

test('another year is named', () => {
  const date = new Date(2024, 0, 11, 8, 0);
  expect(format(date, '{date_short}')).toBe('Jan 11, 2024');
  expect(format(date, '{date}')).toBe('January 11th, 2024');
});

test.each([
  [local(3, 15, 0, 1), 'Today'],
  [local(3, 14, 23, 59), 'Yesterday'],
  [local(3, 16, 0, 1), 'Tomorrow'],
  [local(3, 13), 'March 13th'],
])('%s is called %s', (date, expected) => {
  expect(format(date, '{date_pretty}')).toBe(expected);
});

test('inside of a sentence the day is written small', () => {
  expect(format(local(3, 14), 'seen {date_pretty}')).toBe('seen yesterday');
  expect(format(local(3, 14), '{date_pretty}')).toBe('Yesterday');
});

test.each([
  [3, 'just now'],
  [42, '42 seconds ago'],
  [180, '3 minutes ago'],
  [7200, '2 hours ago'],
  [86_400 * 2, '2 days ago'],
  [86_400 * 90, '3 months ago'],
  [-7200, 'in 2 hours'],
])('%i seconds before now is %s', (seconds, expected) => {
  expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(expected);
});

test('days are counted on the calendar, not by hours', () => {
  expect(daysBetween(local(3, 14, 23, 59), local(3, 15, 0, 1))).toBe(1);
  expect(daysBetween(local(3, 15, 0, 1), local(3, 15, 23, 59))).toBe(0);
});
