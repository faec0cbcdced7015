import fc from 'fast-check';
import { insertLine } from '../../../../src/ownership/learning/insert-line';
import { parseRules } from '../../../../src/ownership/parse-rules';

const rule = 'path:src/pay/* #payments';
const line = 'path:src/pay/* bob@acme.com';

test.each([
  ['the only one', rule, `${rule}\n${line}`],
  ['the first of two', `${rule}\npath:b #c\n`, `${rule}\n${line}\npath:b #c\n`],
  ['the last, with a newline', `path:b #c\n${rule}\n`, `path:b #c\n${rule}\n${line}\n`],
  [
    'typed in another way, with a comment',
    ' src/pay/*  #Payments # ours\n# x',
    ` src/pay/*  #Payments # ours\n${line}\n# x`,
  ],
  ['lines end as on Windows', `${rule}\r\npath:b #c\r\n`, `${rule}\r\n${line}\r\npath:b #c\r\n`],
  ['lines end as on an old Mac', `${rule}\rpath:b #c`, `${rule}\r${line}\rpath:b #c`],
  ['there twice: the last counts', `${rule}\npath:b #c\n${rule}`, `${rule}\npath:b #c\n${rule}\n${line}`],
  ['a mark of byte order in front', `\uFEFF${rule}\n`, `\uFEFF${rule}\n${line}\n`],
  ['gone', 'path:b #c', null],
  ['only in a comment', `# ${rule}`, null],
])('after the rule when it is %s', (_what, text, expected) => {
  expect(insertLine(text, rule, line)).toBe(expected);
});

test.each([
  ['', line],
  ['path:b #c', `path:b #c\n${line}`],
  ['path:b #c\n', `path:b #c\n${line}\n`],
  ['path:b #c\r\n', `path:b #c\r\n${line}\r\n`],
])('without a rule it comes last: %j', (text, expected) => {
  expect(insertLine(text, null, line)).toBe(expected);
});

test('whatever the text is, the line is one more rule and the others stay', () => {
  const piece = fc.constantFrom(rule, 'path:b #c', '# note', '', '   ', 'url:"a b" x@y.z');
  const end = fc.constantFrom('\n', '\r\n', '\r');
  const text = fc.array(fc.tuple(piece, end)).map((all) => all.flat().join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (before, atEnd) => {
      const after = insertLine(before, atEnd ? null : rule, line);
      const texts = parseRules(before).rules.map((one) => one.text);
      if (after === null) return expect(texts).not.toContain(rule);
      const at = atEnd ? texts.length : texts.lastIndexOf(rule) + 1;
      expect(parseRules(after)).toMatchObject({ errors: [] });
      expect(parseRules(after).rules.map((one) => one.text)).toEqual(texts.toSpliced(at, 0, line));
    }),
  );
});
