import fc from 'fast-check';
import { parseInline, parseMrkdwn } from '../../../src/local-workspace/page/text/mrkdwn';
import type { Inline } from '../../../src/local-workspace/page/text/inline';

const text = (content: string): Inline => ({ type: 'text', text: content });

function plainOf(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return plainOf(node.children);
      if (node.type === 'break') return '\n';
      return node.type === 'text' || node.type === 'code' ? node.text : '';
    })
    .join('');
}

describe('styles', () => {
  test.each([
    ['*bold*', 'bold'],
    ['_italic_', 'italic'],
    ['~struck~', 'strike'],
  ])('%s is %s', (source, type) => {
    expect(parseInline(source)).toEqual([{ type, children: [text(source.slice(1, -1))] }]);
  });

  test('styles nest', () => {
    expect(parseInline('*very _fine_*')).toEqual([
      { type: 'bold', children: [text('very '), { type: 'italic', children: [text('fine')] }] },
    ]);
  });

  test.each([
    '2*3*4',
    'a*b*',
    '*a*b',
    'snake_case_name',
    '* not bold*',
    '*not bold *',
    '**',
    '*across\nlines*',
    '~5 and 6 ~',
  ])('%j stays text', (source) => {
    expect(plainOf(parseInline(source))).toBe(source);
    expect(parseInline(source).filter(({ type }) => type !== 'text' && type !== 'break')).toEqual([]);
  });

  test('a mark inside a link does not close a style around it', () => {
    expect(parseInline('*see <https://x.example/a*|here> now*')).toEqual([
      {
        type: 'bold',
        children: [text('see '), { type: 'link', url: 'https://x.example/a*', children: [text('here')] }, text(' now')],
      },
    ]);
  });

  test('code shows what it contains, styles and mentions included', () => {
    expect(parseInline('`*a* &lt;@U1&gt;`')).toEqual([{ type: 'code', text: '*a* <@U1>' }]);
  });
});

describe('references', () => {
  test.each<[string, Inline]>([
    ['<@U1>', { type: 'user', id: 'U1', label: null }],
    ['<@U1|bob>', { type: 'user', id: 'U1', label: 'bob' }],
    ['<#C1|alerts>', { type: 'channel', id: 'C1', label: 'alerts' }],
    ['<!subteam^S1|@payments>', { type: 'usergroup', id: 'S1', label: '@payments' }],
    ['<!here>', { type: 'broadcast', range: 'here' }],
    ['<!channel|channel>', { type: 'broadcast', range: 'channel' }],
    ['<https://x.example|a &amp; b>', { type: 'link', url: 'https://x.example', children: [text('a & b')] }],
    [
      '<https://x.example/?a=1&amp;b=2>',
      { type: 'link', url: 'https://x.example/?a=1&b=2', children: [text('https://x.example/?a=1&b=2')] },
    ],
    ['<mailto:a@b.example>', { type: 'link', url: 'mailto:a@b.example', children: [text('a@b.example')] }],
    [
      '<!date^1700000000^{date} at {time}|long ago>',
      { type: 'date', seconds: 1_700_000_000, format: '{date} at {time}', url: null, fallback: 'long ago' },
    ],
    [
      '<!date^1700000000^{ago}^https://x.example/|long ago>',
      { type: 'date', seconds: 1_700_000_000, format: '{ago}', url: 'https://x.example/', fallback: 'long ago' },
    ],
    [':tada:', { type: 'emoji', name: 'tada' }],
  ])('%s is understood', (source, node) => {
    expect(parseInline(source)).toEqual([node]);
  });

  test('a date whose seconds are no number shows its fallback', () => {
    expect(parseInline('<!date^soon^{date}|long ago>')).toEqual([text('long ago')]);
  });

  test('a bare address becomes a link without the punctuation after it', () => {
    expect(parseInline('see https://x.example/a.')).toEqual([
      text('see '),
      { type: 'link', url: 'https://x.example/a', children: [text('https://x.example/a')] },
      text('.'),
    ]);
  });

  test.each([
    'a < b > c',
    '<script>alert(1)</script>',
    '<javascript:alert(1)|click>',
    ':no_such_emoji_here:',
    '12:30:45',
  ])('%j stays text', (source) => {
    expect(parseInline(source)).toEqual([text(source)]);
  });

  test('an escaped mention stays text', () => {
    expect(parseInline('&lt;@U1&gt; &amp;lt;')).toEqual([text('<@U1> &lt;')]);
  });
});

describe('lines', () => {
  test('a fence keeps its lines and swallows the breaks around it', () => {
    expect(parseMrkdwn('before\n```a *b*\n  c &lt;```\nafter')).toEqual([
      { type: 'lines', children: [text('before')] },
      { type: 'code-block', text: 'a *b*\n  c <' },
      { type: 'lines', children: [text('after')] },
    ]);
  });

  test('a fence that is never closed stays text', () => {
    expect(parseMrkdwn('```open')).toEqual([{ type: 'lines', children: [text('```open')] }]);
  });

  test('quoted lines in a row are one quote, escaped or not', () => {
    expect(parseMrkdwn('&gt; one\n> two\nafter')).toEqual([
      { type: 'quote', children: [text('one'), { type: 'break' }, text('two')] },
      { type: 'lines', children: [text('after')] },
    ]);
  });
});

test('no text throws, and text without any mark is shown as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab *_~`<>@#!|^&:\n/') }), (source) => {
      expect(() => parseMrkdwn(source)).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ 019.,;(){}') }), (source) => {
      expect(plainOf(parseInline(source))).toBe(source);
    }),
  );
});

test('thousands of open marks do not take long', () => {
  const source = '*a _b ~c '.repeat(440);
  const started = performance.now();
  parseMrkdwn(source);
  expect(performance.now() - started).toBeLessThan(1000);
});
