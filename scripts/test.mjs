import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuild, ensureClient, ensureDependencies, root, say } from './lib/ensure.mjs';

/*
 * `npm test`: set-up, lint, types, then every test. `npm test -- PATTERN …` runs only the tests whose path matches.
 * Ends with one line: N passed, N failed, N skipped.
 */

process.chdir(root);
ensureDependencies();
ensureClient();
await ensureBuild(); // The end-to-end tests start the built program.

const patterns = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };

if (patterns.length === 0) {
  const checks = [
    ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']],
    ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
    ['types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']],
    ['types of the page', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/local-workspace/page']],
  ];
  // Two at a time: the machine may have no more processors.
  for (const pair of [checks.slice(0, 2), checks.slice(2)]) {
    await Promise.all(
      pair.map(async ([name, args]) => {
        const ok = (await node(args)) === 0;
        counts[ok ? 'passed' : 'failed'] += 1;
        say(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
      }),
    );
  }
}

const results = path.join(root, 'dist/test-results.json');
rmSync(results, { force: true });
mkdirSync(path.dirname(results), { recursive: true });
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);
const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${results}`, ...patterns];
if (!chromium) {
  say('skipped: no chromium (the tests of the page in test/page need it; on Debian: apt-get install chromium)');
  jest.push('--testPathIgnorePatterns', '/node_modules/', '/test/page/');
  counts.skipped += 1;
}
const code = await node(jest, { ...process.env, DIBS_TEST_CHROMIUM: chromium ?? '' });
if (existsSync(results)) {
  const run = JSON.parse(readFileSync(results, 'utf8'));
  counts.passed += run.numPassedTests;
  counts.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  counts.skipped += run.numPendingTests + run.numTodoTests;
} else counts.failed += 1;
if (code !== 0 && counts.failed === 0) counts.failed += 1;

say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function node(args, env = process.env) {
  return new Promise((resolve) => {
    // Jest prints its report to the error stream and the JSON, which goes to a file too, to the other.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit'],
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}
