import { parseRules } from '../../../src/ownership/parse-rules';

const one = (text: string) => {
  const { rules, errors } = parseRules(text);
  expect(errors).toEqual([]);
  expect(rules).toHaveLength(1);
  return rules[0];
};
const errorsOf = (text: string) => parseRules(text).errors;
const pay = { type: 'team', slug: 'pay' };

describe('a line of the rules', () => {
  it.each([
    ['src/pay/* #pay', { type: 'path', pattern: 'src/pay/*' }, 'path:src/pay/* #pay'],
    ['path:src/pay/* #pay', { type: 'path', pattern: 'src/pay/*' }, 'path:src/pay/* #pay'],
    ['  \tPath:src/*\t#pay  ', { type: 'path', pattern: 'src/*' }, 'path:src/* #pay'],
    ['module:com.acme.* #pay', { type: 'module', pattern: 'com.acme.*' }, 'module:com.acme.* #pay'],
    ['url:https://x.com/a* #pay', { type: 'url', pattern: 'https://x.com/a*' }, 'url:https://x.com/a* #pay'],
    ['https://x.com/a* #pay', { type: 'path', pattern: 'https://x.com/a*' }, 'path:https://x.com/a* #pay'],
    ['tags.browser:Fire* #pay', { type: 'tag', name: 'browser', pattern: 'Fire*' }, 'tags.browser:Fire* #pay'],
    ['tags.user.email:*@x #pay', { type: 'tag', name: 'user.email', pattern: '*@x' }, 'tags.user.email:*@x #pay'],
    ['tags.a:b:c #pay', { type: 'tag', name: 'a', pattern: 'b:c' }, 'tags.a:b:c #pay'],
    ['tags.py #pay', { type: 'path', pattern: 'tags.py' }, 'path:tags.py #pay'],
    ['node:internal/* #pay', { type: 'path', pattern: 'node:internal/*' }, 'path:node:internal/* #pay'],
    ['C:\\app\\* #pay', { type: 'path', pattern: 'C:\\app\\*' }, 'path:C:\\app\\* #pay'],
    ['path:#1/* #pay', { type: 'path', pattern: '#1/*' }, 'path:#1/* #pay'],
    ['"url:x" #pay', { type: 'path', pattern: 'url:x' }, 'path:url:x #pay'],
    ['path:"my app/*" #pay', { type: 'path', pattern: 'my app/*' }, 'path:"my app/*" #pay'],
    ['"say \\"hi\\".ts" #pay', { type: 'path', pattern: 'say "hi".ts' }, 'path:"say \\"hi\\".ts" #pay'],
    [
      '"C:\\Program Files\\*" #pay',
      { type: 'path', pattern: 'C:\\Program Files\\*' },
      'path:"C:\\\\Program Files\\\\*" #pay',
    ],
    ['a"b #pay', { type: 'path', pattern: 'a"b' }, 'path:a"b #pay'],
    ['sr\u2060c/* #pay', { type: 'path', pattern: 'src/*' }, 'path:src/* #pay'],
    ['ordner/größe_😀 #pay', { type: 'path', pattern: 'ordner/größe_😀' }, 'path:ordner/größe_😀 #pay'],
  ])('%j is read as its matcher and its owner', (text, matcher, printed) => {
    expect(one(text)).toEqual({ matcher, owners: [pay], line: 1, text: printed });
  });

  it('has as many owners as it names, in lower case and none twice', () => {
    expect(one('a Bob@Acme.com #Pay bob@acme.COM #pay eve@x')).toMatchObject({
      owners: [{ type: 'user', email: 'bob@acme.com' }, pay, { type: 'user', email: 'eve@x' }],
      text: 'path:a bob@acme.com #pay eve@x',
    });
  });

  it('ends at a # that stands alone, which is no team', () => {
    expect(one('a #pay # ask eve@acme.com first')).toMatchObject({ owners: [pay] });
    expect(one('a #pay #')).toMatchObject({ owners: [pay] });
  });
});

describe('the text of the rules', () => {
  it.each(['\n', '\r\n', '\r'])('may have comments, empty lines and line ends %j, which all count as lines', (end) => {
    const text = ['\uFEFF# who owns what', '', '   ', '\t#pay is a team', 'a #pay', 'b #pay'].join(end);
    const { rules, errors } = parseRules(text);
    expect(errors).toEqual([]);
    expect(rules.map(({ line }) => line)).toEqual([5, 6]);
  });

  it('keeps its lines apart when an invisible character stands between two line ends', () => {
    expect(parseRules('\r\u2060\na #pay').rules).toMatchObject([{ line: 3 }]);
  });

  it('may be empty', () => {
    expect(parseRules('')).toEqual({ rules: [], errors: [] });
  });

  it('is refused as a whole beyond 100,000 characters, however many bytes these have', () => {
    expect(errorsOf('#'.repeat(100_000))).toEqual([]);
    expect(errorsOf(`#${'😀'.repeat(99_999)}`)).toEqual([]);
    const refusal = [
      { line: 1, column: 1, message: 'The rules have more than 100,000 characters, which is the limit.' },
    ];
    expect(parseRules('#'.repeat(100_001))).toEqual({ rules: [], errors: refusal });
    expect(parseRules('x\n'.repeat(500_000))).toEqual({ rules: [], errors: refusal });
  });

  it('gives all its errors at once, beside the rules that can be read', () => {
    const { rules, errors } = parseRules('a #pay\nb\nc x y\nd #pay\n"e #pay');
    expect(rules.map(({ line }) => line)).toEqual([1, 4]);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([[2, 1], [3, 3], [3, 5], [5, 1]]); // prettier-ignore
  });
});

describe('an error', () => {
  it.each([
    ['src/*', 1, 'This rule has no owner: write an e-mail or a #team after the pattern.'],
    ['  src/* #', 9, '“#” is no owner: an owner is an e-mail or a #team.'],
    ['src/* bob', 7, '“bob” is no owner: an owner is an e-mail or a #team.'],
    ['src/* @bob', 7, '“@bob” is no owner: people are named by e-mail here and teams as #team.'],
    ['src/* a@x.com, b@x.com', 7, '“a@x.com,” is no owner: owners are separated by blanks alone.'],
    ['src/* #a#b', 7, '“#a#b” is no owner: an owner is an e-mail or a #team.'],
    ['src/* a@b@c', 7, '“a@b@c” is no owner: an owner is an e-mail or a #team.'],
    ['😀/* 😀', 5, '“😀” is no owner: an owner is an e-mail or a #team.'],
    ['a \u0000', 3, '“\ufffd” is no owner: an owner is an e-mail or a #team.'],
    ['"src #pay', 1, 'The quote that begins here is not closed; a quote inside is written \\".'],
    ['path:"src\\" #pay', 6, 'The quote that begins here is not closed; a quote inside is written \\".'],
    ['"src"#pay', 6, 'There must be a blank after the closing quote.'],
    ['"" #pay', 1, 'The pattern is empty.'],
    ['path: src/* #pay', 1, 'The pattern is missing after “path:”.'],
    ['tags.x: y #pay', 1, 'The pattern is missing after “tags.x:”.'],
    ['a\u0000b #pay', 1, 'The pattern has a character that cannot be printed.'],
    ['a\ud800b #pay', 1, 'The pattern has a character that cannot be printed.'],
    [`${'a'.repeat(1001)} #pay`, 1, 'A pattern can have at most 1000 characters.'],
    ['codeowners:/a #pay', 1, 'Lines with “codeowners:” cannot be typed: import the CODEOWNERS file instead.'],
    ['CodeOwners:/a #pay', 1, 'Lines with “codeowners:” cannot be typed: import the CODEOWNERS file instead.'],
    ['paths:a #pay', 1, 'There is no type “paths:”; the types are path:, module:, url: and tags.NAME:.'],
    [' tags:a #pay', 2, 'There is no type “tags:”; the types are path:, module:, url: and tags.NAME:.'],
    ['tag.browser:a #pay', 1, 'There is no type “tag.browser:”; the types are path:, module:, url: and tags.NAME:.'],
  ])('in %j stands at column %d and says why', (text, column, message) => {
    expect(parseRules(`# first\n${text}`)).toEqual({ rules: [], errors: [{ line: 2, column, message }] });
  });

  it('quotes a long word only in part', () => {
    expect(errorsOf(`a ${'x'.repeat(500)}`)[0]?.message).toBe(
      `“${'x'.repeat(59)}…” is no owner: an owner is an e-mail or a #team.`,
    );
  });
});
