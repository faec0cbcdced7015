import { parseMarkdown } from '../../../src/local-workspace/page/text/markdown';
import { parseMarkdownInline } from '../../../src/local-workspace/page/text/markdown-inline';

const text = (content: string) => ({ type: 'text', text: content });

test('headings, paragraphs, lists, quotes, fences and rules are told apart', () => {
  const source = '# Title\n\nOne\ntwo\n\n- a\n  - b\n\n1. c\n\n> said\n\n---\n```ts\n# not a title\n```';
  expect(parseMarkdown(source)).toEqual([
    { type: 'heading', level: 1, children: [text('Title')] },
    { type: 'paragraph', children: [text('One'), { type: 'break' }, text('two')] },
    {
      type: 'list',
      ordered: false,
      items: [
        { indent: 0, children: [text('a')] },
        { indent: 1, children: [text('b')] },
      ],
    },
    { type: 'list', ordered: true, items: [{ indent: 0, children: [text('c')] }] },
    { type: 'quote', children: [text('said')] },
    { type: 'rule' },
    { type: 'code-block', text: '# not a title' },
  ]);
});

test('inline marks are those of Markdown, not of mrkdwn', () => {
  expect(parseMarkdownInline('**bold** and *italic*, ~~gone~~')).toEqual([
    { type: 'bold', children: [text('bold')] },
    text(' and '),
    { type: 'italic', children: [text('italic')] },
    text(', '),
    { type: 'strike', children: [text('gone')] },
  ]);
});

test('a link keeps its text, and an escaped mark is text', () => {
  expect(parseMarkdownInline('[here](https://x.example)')).toEqual([
    { type: 'link', url: 'https://x.example', children: [text('here')] },
  ]);
  expect(parseMarkdownInline('\\*')).toEqual([text('*')]);
});

test.each(['snake_case_name', '2 * 3 * 4', '[not a link] (x)', 'a ** b'])('%j stays text', (source) => {
  expect(parseMarkdownInline(source)).toEqual([text(source)]);
});
