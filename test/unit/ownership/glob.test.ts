import { compileGlob, globTokens, matchesGlob } from '../../../src/ownership/glob';

const matches = (pattern: string, text: string) => matchesGlob(compileGlob(globTokens(pattern)), text);

it.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['*', 'a/b\nc', true],
  ['**', 'a', true],
  ['?', '', false],
  ['?', '😀', true],
  ['??', '😀', false],
  ['*??', '😀', false],
  ['?*?', '😀', false],
  ['*?*?*', '😀', false],
  ['*?*?*', '😀x', true],
  ['a?c', 'a/c', true],
  ['abc', 'abc', true],
  ['abc', 'abcd', false],
  ['abc', 'ab', false],
  ['a*c', 'abcbc', true],
  ['a*c', 'abcb', false],
  ['ab*ba', 'aba', false],
  ['ab*ba', 'abba', true],
  ['*a*b', 'xaxxb', true],
  ['*b*a', 'xaxxb', false],
  ['*ab*ab*', 'xabxa', false],
  ['*a?c*', 'xabxaxc', true],
  ['*a?c', 'acabc', true],
  ['*.ts', '.ts', true],
  ['[a].(b|c)$^', '[a].(b|c)$^', true],
  ['[a]', 'a', false],
  ['a\\*', 'a\\b', true],
])('%j on %j: %p', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected);
});
