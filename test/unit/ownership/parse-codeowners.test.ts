import fc from 'fast-check';
import { parseCodeowners } from '../../../src/ownership/parse-codeowners';

const handle = (name: string) => ({ type: 'handle', handle: name });

describe('a CODEOWNERS file', () => {
  it('gives its rules with their lines, whatever its line ends, blanks and comments', () => {
    const text =
      '\uFEFF# The shop\r\n\r\n*\t@Acme/Core  bob@Acme.com #default\r\n  /docs/ @eve @eve\r\n#*.js @eve\n/a #b\r/c';
    expect(parseCodeowners(text)).toEqual({
      rules: [
        {
          matcher: { type: 'codeowners', pattern: '*' },
          owners: [handle('@acme/core'), { type: 'user', email: 'bob@acme.com' }],
          line: 3,
          text: 'codeowners:* @acme/core bob@acme.com',
        },
        {
          matcher: { type: 'codeowners', pattern: '/docs/' },
          owners: [handle('@eve')],
          line: 4,
          text: 'codeowners:/docs/ @eve',
        },
        { matcher: { type: 'codeowners', pattern: '/a' }, owners: [], line: 6, text: 'codeowners:/a' },
        { matcher: { type: 'codeowners', pattern: '/c' }, owners: [], line: 7, text: 'codeowners:/c' },
      ],
      skipped: [],
      refusal: null,
    });
  });

  it.each([
    ['my\\ app/*.ts @eve', 'my\\ app/*.ts'],
    ['a#b @eve', 'a#b'],
    ['a\\#b @eve', 'a\\#b'],
    ['a!b @eve', 'a!b'],
    ['\\[id\\].tsx @eve', '\\[id\\].tsx'],
    ['größe/😀 @eve', 'größe/😀'],
    ['a\\\\ @eve', 'a\\\\'],
  ])('has in %j the pattern %j', (line, pattern) => {
    expect(parseCodeowners(line)).toMatchObject({ rules: [{ matcher: { pattern }, owners: [handle('@eve')] }] });
  });

  it.each([
    ['!docs/ @eve', 1, 'A CODEOWNERS file cannot take files out with “!”; write a line without owners.'],
    ['\\#a @eve', 1, 'A CODEOWNERS file has no patterns that begin with “#”.'],
    ['[Docs][2] @eve', 1, 'Sections mean nothing to GitHub.'],
    ['^[Docs] @eve', 1, 'Sections mean nothing to GitHub.'],
    ['a/[bc]/* @eve', 1, 'A CODEOWNERS file has no ranges in “[ ]”.'],
    ['/ @eve', 1, 'The pattern names no file.'],
    ['a\\', 1, 'The backslash at the end escapes nothing.'],
    ['a\u0007 @eve', 1, 'The pattern has a character that cannot be printed.'],
    [`${'a'.repeat(5000)} @eve`, 1, 'A pattern can have at most 1000 characters.'],
    ['  😀 @ok #x\n', null, null],
    ['  😀 @ok eve', 9, '“eve” is no owner: an owner is @login, @organization/team or an e-mail.'],
    ['a @acme/', 3, '“@acme/” is no owner: an owner is @login, @organization/team or an e-mail.'],
    ['a #c @', null, null],
    ['a @x @', 6, '“@” is no owner: an owner is @login, @organization/team or an e-mail.'],
  ])('skips %j at column %p, and only that line', (line, column, message) => {
    const { rules, skipped, refusal } = parseCodeowners(`* @first\n${line}\n* @last`);
    expect(rules.filter(({ text }) => text.startsWith('codeowners:* '))).toHaveLength(2);
    expect(skipped).toEqual(column === null ? [] : [{ line: 2, column, message }]);
    expect(refusal).toBeNull();
  });

  it('is refused beyond three million characters', () => {
    expect(parseCodeowners('#'.repeat(3_000_000)).refusal).toBeNull();
    expect(parseCodeowners(`* @a\n${'#'.repeat(3_000_000)}`)).toEqual({
      rules: [],
      skipped: [],
      refusal: 'The file has more than 3,000,000 characters, which is the limit.',
    });
  });

  it('never throws, and what it skips stands in the file', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ' ',
        '\t',
        '\n',
        '\r\n',
        '#',
        '\\',
        '\\ ',
        '[',
        ']',
        '!',
        '@a',
        '@a/b',
        'x@y',
        '*',
        '/',
        '\ud83d',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const lines = pieces
          .join('')
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\n|\r/);
        const { rules, skipped } = parseCodeowners(pieces.join(''));
        for (const { line, column } of skipped) {
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual([...(lines[line - 1] ?? '')].length);
        }
        for (const { line, matcher } of rules) expect(lines[line - 1]).toContain(matcher.pattern);
      }),
      { numRuns: 2000 },
    );
  });
});
