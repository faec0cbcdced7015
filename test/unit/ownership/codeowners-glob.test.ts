import { compileCodeownersGlob, matchesCodeownersGlob } from '../../../src/ownership/codeowners-glob';

const matches = (pattern: string, path: string) =>
  matchesCodeownersGlob(compileCodeownersGlob(pattern), path.split('/'));

/** After the examples in GitHub's "About code owners" and the forms of gitignore's manual that GitHub keeps. */
const CASES: [pattern: string, matched: string[], not: string[]][] = [
  ['*', ['a', 'a/b/c.js', '.env'], []],
  ['*.js', ['a.js', 'src/deep/a.js', '.js', 'lib.js/readme'], ['a.jsx', 'js', 'A.JS']],
  ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['build/logs', 'x/build/logs/a', 'build/logs2/a']],
  ['docs/*', ['docs/start.md'], ['docs/build-app/trouble.md', 'docs', 'x/docs/start.md']],
  ['apps/', ['apps/a', 'x/y/apps/z/a'], ['apps', 'x/apps', 'myapps/a']],
  ['/docs/', ['docs/a', 'docs/b/c'], ['x/docs/a', 'docs']],
  ['/scripts/', ['scripts/a.sh'], ['build/scripts/a.sh']],
  ['**/logs', ['logs', 'logs/a', 'build/logs/a', 'deeply/nested/logs/x/y'], ['logs2/a', 'build/mylogs/a']],
  ['/apps/github', ['apps/github', 'apps/github/a/b'], ['apps/a', 'apps/github2', 'x/apps/github/a']],
  ['/apps/', ['apps/github/a', 'apps/a'], ['app/a']],
  ['docs/**', ['docs/a', 'docs/a/b/c'], ['docs', 'x/docs/a']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/x/b/c'], ['a', 'b', 'x/a/b', 'a/xb']],
  ['docs/*.md', ['docs/a.md', 'docs/dir.md/a'], ['docs/x/a.md', 'docs/a.mdx']],
  ['/*', ['a'], ['a/b']],
  ['/*/', ['a/b', 'a/b/c'], ['a']],
  ['src/*/test/', ['src/a/test/b', 'src/a/test/b/c'], ['src/test/b', 'src/a/b/test/c']],
  ['src', ['src', 'src/a', 'x/src/a/b'], ['srcs', 'SRC/a']],
  ['src/pay', ['src/pay', 'src/pay/a'], ['x/src/pay']],
  ['f?o', ['foo', 'x/fxo'], ['fo', 'f/o', 'fooo']],
  ['f?o', ['f😀o'], []],
  ['a**b', ['ab', 'axxb', 'x/axb'], ['a/b']],
  ['my\\ app/', ['my app/x'], ['my/x']],
  ['\\*.js', ['*.js', 'x/*.js'], ['a.js']],
  ['(a|b)+.{js}', ['(a|b)+.{js}'], ['a.js']],
];

it.each(CASES.flatMap(([pattern, matched]) => matched.map((path) => [pattern, path])))(
  '%s takes in %s',
  (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  },
);

it.each(CASES.flatMap(([pattern, , not]) => not.map((path) => [pattern, path])))(
  '%s leaves out %s',
  (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  },
);
