import { remembering } from '../../../src/ownership/remembering';

/** Finds the letters of a text, and says what it was asked for. */
function letters(most?: number) {
  const asked: string[] = [];
  const find = remembering<string>((texts) => {
    asked.push(...texts);
    return texts.map((text) => [...text]);
  }, most);
  return { asked, find };
}

test('what was found is not looked for again, and stands at its text', () => {
  const { asked, find } = letters();
  expect(find(['ab', 'c'])).toEqual([['a', 'b'], ['c']]);
  expect(find(['c', '', 'ab'])).toEqual([['c'], [], ['a', 'b']]);
  expect(find([])).toEqual([]);
  expect(asked).toEqual(['ab', 'c', '']);
});

test('a text with many findings makes it forget, but not while it is needed', () => {
  const { asked, find } = letters(5);
  find(['a']);
  expect(find(['abcdef', 'a'])).toEqual([['a', 'b', 'c', 'd', 'e', 'f'], ['a']]);
  expect(asked).toEqual(['a', 'abcdef']);
  expect(find(['a'])).toEqual([['a']]);
  expect(asked).toEqual(['a', 'abcdef', 'a']);
});
