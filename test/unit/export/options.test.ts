import { readExportOptions } from '../../../src/export/options';
import { progressBar } from '../../../src/export/progress';

const read = (line: string) => readExportOptions(line.split(' ').filter((word) => word !== ''));

test.each([
  ['analytics --since 2026-01-01', '2026-01-01T00:00:00.000Z', null, null],
  ['analytics --since=2024-02-29 --until=2026-02-01', '2024-02-29T00:00:00.000Z', '2026-02-01T00:00:00.000Z', null],
  ['analytics --project Shop --since 2026-01-01T12:00:00+02:00', '2026-01-01T10:00:00.000Z', null, 'shop'],
  ['analytics --since 2026-01-01 --env-file .env', '2026-01-01T00:00:00.000Z', null, null],
])('%s', (line, since, until, project) => {
  expect(read(line)).toEqual({ since: new Date(since), until: until === null ? null : new Date(until), project });
});

test.each([
  ['', 'What is to be exported?'],
  ['everything', '"everything" cannot be exported.'],
  ['analytics', '--since is missing.'],
  ['analytics --since', '--since needs a value.'],
  ['analytics --since=', '--since needs a value.'],
  ['analytics --since yesterday', '--since "yesterday" is not a date'],
  ['analytics --since 2026-02-30', '--since "2026-02-30" is not a date'],
  ['analytics --since 2026-1-1', 'is not a date'],
  ['analytics --since 2026-01-01T12:00', 'is not a date'],
  ['analytics --since 2026-01-01 --until 2026-13-01', '--until "2026-13-01" is not a date'],
  ['analytics --since 2026-01-01 --until 2026-01-01', '--until must be later than --since.'],
  ['analytics --since 2026-01-01 --since 2026-01-02', '--since was given twice.'],
  ['analytics --since 2026-01-01 --limit 5', '"--limit" is not an option.'],
  ['analytics 2026-01-01', '"2026-01-01" is not an option.'],
])('"%s" is refused, with how it is written', (line, sentence) => {
  expect(() => read(line)).toThrow(sentence);
  expect(() => read(line)).toThrow('Usage: npm run -s export');
});

test.each([
  [0, 3_000, '\r[------------------------------]   0%  0 of 3,000'],
  [1_000, 3_000, '\r[##########--------------------]  33%  1,000 of 3,000'],
  [0, 0, '\r[##############################] 100%  0 of 0'],
  [9, 3, '\r[##############################] 100%  9 of 3'],
])('%s of %s', (done, total, bar) => {
  expect(progressBar(done, total)).toBe(bar);
});
