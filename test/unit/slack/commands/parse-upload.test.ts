import { parseUpload } from '../../../../src/slack/commands/admin-grammar/parse-upload';

test.each([
  ['', null],
  ['  ', null],
  ['codeowners', null],
  ['codeowners set', null],
  ['codeowners checkout', 'checkout'],
  ['CODEOWNERS set Checkout', 'checkout'],
  ['checkout', 'checkout'],
  ['#checkout', 'checkout'],
  ['<#C1|checkout>', 'checkout'],
  ['codeowners codeowners', 'codeowners'],
])('%j beside a file names the project %j', (text, slug) => {
  expect(parseUpload(text)).toEqual({ slug });
});

test.each(['codeowners a b', 'please look', '<@U1>', 'codeowners !', '"', 'x'.repeat(101)])('%j does not', (text) => {
  expect(parseUpload(text) ?? null).toEqual(text === '"' ? { slug: null } : null);
});
