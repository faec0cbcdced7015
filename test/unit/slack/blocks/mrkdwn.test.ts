import { bold, code, fence, link, literal, quote } from '../../../../src/slack/blocks/mrkdwn';

describe('literal', () => {
  it.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['user_id, a*b and 2~3', 'user_id, a*b and 2~3'],
    ['*not bold* _nor this_', '\u2217not bold\u2217 \u02cdnor this\u02cd'],
    ['`code`', '\u02cbcode\u02cb'],
    ['see :white_check_mark: at 10:30:45', 'see \u2236white_check_mark: at 10:30:45'],
  ])('shows %j as it is', (text, shown) => {
    expect(literal(text, 100)).toBe(shown);
  });

  it('keeps a text full of escaped characters within twice its limit', () => {
    expect(literal('&'.repeat(100), 100).length).toBeLessThanOrEqual(200);
    expect(literal('&'.repeat(100), 100)).toMatch(/^(?:&amp;)+…$/);
  });
});

it('draws nothing around nothing', () => {
  expect([bold('\u200b', 9), code(' ', 9), fence('\n', 9), quote('', 9)]).toEqual(['', '', '', '']);
});

it('keeps inline code closed', () => {
  expect(code('a`b``', 20)).toBe('`a\u02cbb\u02cb\u02cb`');
});

it('keeps a fence closed, and single backticks as they are', () => {
  expect(fence('a ``` <!here> `b`', 50)).toBe('```\na \u02cb\u02cb\u02cb &lt;!here&gt; `b`\n```');
});

it('keeps a quotation on one line', () => {
  expect(quote('one\ntwo', 20)).toBe('> one two');
});

describe('link', () => {
  it.each([
    ['https://a.example/?b=1&c=2', '<https://a.example/?b=1&amp;c=2|here>'],
    ['https://a.example/x|<!channel>', '<https://a.example/x%7C%3C!channel%3E|here>'],
    ['https://a.example/a b', '<https://a.example/a%20b|here>'],
    ['javascript:alert(1)', 'here'],
    ['/relative', 'here'],
    [`https://a.example/${'x'.repeat(600)}`, 'here'],
    [null, 'here'],
  ])('to %j is %j', (url, drawn) => {
    expect(link(url, 'here')).toBe(drawn);
  });

  it('cannot be ended by its label', () => {
    expect(link('https://a.example/', literal('a|b>c', 20))).toBe('<https://a.example/|a\u2223b&gt;c>');
  });
});
