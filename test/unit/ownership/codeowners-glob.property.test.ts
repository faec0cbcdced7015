import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compileCodeownersGlob, matchesCodeownersGlob } from '../../../src/ownership/codeowners-glob';

const matches = (pattern: string, path: string) =>
  matchesCodeownersGlob(compileCodeownersGlob(pattern), path.split('/'));

const level = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'ab', 'a.b') },
  { weight: 4, arbitrary: fc.constantFrom('*', 'a*', '*b', '?', '*a*', 'a?', '\\a', '\\*') },
  { weight: 3, arbitrary: fc.constantFrom('**', '**', '***', 'a**', '**b') },
);
const pattern = fc
  .tuple(fc.constantFrom('', '', '/'), fc.array(level, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '', '/'))
  .map(([start, levels, end]) => `${start}${levels.join('/')}${end}`);
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'ba', 'a.b', 'aab', '*'), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'));

describe('beside git', () => {
  // GitHub reads a star after a slash at the end in its own way, which the table of examples covers.
  // What git before 2.41 makes of `a**` depends on where things lie in memory; the manual calls that plain stars.
  const alike = pattern.filter((text) => !/\/\*$|[^/*]\*\*|\*\*[^/*]/.test(text));
  let repository: string;
  const git = { env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } };
  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'dibs-gitignore-'));
    execFileSync('git', ['init', '--quiet', repository], git);
  });
  afterAll(() => rmSync(repository, { recursive: true, force: true }));

  /** For each path the number of the last line that takes it in, 0 for none: many patterns and paths to one process. */
  function lastLines(patterns: readonly string[], paths: readonly string[]): number[] {
    writeFileSync(join(repository, '.gitignore'), patterns.map((line) => `${line}\n`).join(''));
    const flags = ['check-ignore', '--no-index', '--verbose', '--non-matching', '--stdin', '-z'];
    const { stdout, status, stderr } = spawnSync('git', flags, {
      ...git,
      cwd: repository,
      input: paths.join('\0'),
      encoding: 'utf8',
    });
    if (status !== 0 && status !== 1) throw new Error(stderr);
    const fields = stdout.split('\0');
    return paths.map((_, index) => Number(fields[4 * index + 1] || '0'));
  }

  test('a pattern takes in the same files as in a .gitignore', () => {
    const paths = fc.uniqueArray(path, { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(alike, paths, (text, files) => {
        const byGit = lastLines([text], files).map((line) => line > 0);
        expect(files.map((file) => [text, file, matches(text, file)])).toEqual(
          files.map((file, index) => [text, file, byGit[index]]),
        );
      }),
      { numRuns: 150 },
    );
  });
});

/** Without cleverness: every way to give levels of the path to levels of the pattern, and every directory above the file. */
function obviously(text: string, file: string): boolean {
  const tied = /\/./.test(text);
  const levels = text.replace(/^\//, '').replace(/\/$/, '').split('/');
  const parts = file.split('/');
  const fits = (sign: string, part: string) =>
    new RegExp(`^${sign.replace(/\\(.)|\*|\?|[.]/g, (all, one?: string) => (one !== undefined ? `[${one}]` : all === '.' ? '[.]' : all === '?' ? '.' : '.*'))}$`, 'u').test(part); // prettier-ignore
  const meets = (p: number, t: number, end: number): boolean => {
    const sign = levels[p];
    if (sign === undefined) return t === end;
    if (!/^\*\*+$/.test(sign)) return t < end && fits(sign, parts[t] ?? '') && meets(p + 1, t + 1, end);
    const isLast = p === levels.length - 1;
    return Array.from({ length: end - t + 1 }, (_, n) => n).some((n) => (!isLast || n > 0) && meets(p + 1, t + n, end));
  };
  const ends = Array.from({ length: parts.length }, (_, n) => n + 1).filter((end) => {
    if (text.endsWith('/')) return end < parts.length;
    return !(tied && levels.at(-1) === '*') || end === parts.length;
  });
  const starts = tied ? [0] : parts.map((_, n) => n);
  return ends.some((end) => starts.some((start) => meets(0, start, end)));
}

test('a pattern takes in what its signs mean', () => {
  fc.assert(
    fc.property(pattern, path, (text, file) =>
      expect([text, file, matches(text, file)]).toEqual([text, file, obviously(text, file)]),
    ),
    { numRuns: 10_000 },
  );
});

test('matching takes no more steps than the product of both lengths', () => {
  const hostile = fc
    .tuple(
      fc.constantFrom('**/a', '**/a*', '**/*a*a', '*/', '**/*/', 'a/**/', '**/a/a', '*a', '**/?'),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom('', 'b', '/b', '/*', '/**', '/'),
    )
    .map(([part, times, end]) => part.repeat(times) + end);
  const deep = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 }))
    .map(([length, depth]) => Array<string>(depth).fill('a'.repeat(length)));
  let most = 0;
  fc.assert(
    fc.property(hostile, deep, (text, parts) => {
      const steps = { count: 0 };
      matchesCodeownersGlob(compileCodeownersGlob(text), parts, steps);
      most = Math.max(most, steps.count);
      expect(steps.count).toBeLessThanOrEqual((text.length + 1) * (parts.join('/').length + 1));
    }),
    { numRuns: 3000 },
  );
  expect(most).toBeGreaterThan(1000);
});
