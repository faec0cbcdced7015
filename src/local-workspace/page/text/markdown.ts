import { parseMarkdownInline } from './markdown-inline';
import type { Inline } from './inline';

/** The parts of a `markdown` block: standard Markdown, as far as an app's message uses it. */
export type MarkdownPart =
  | { type: 'heading'; level: number; children: Inline[] }
  | { type: 'paragraph' | 'quote'; children: Inline[] }
  | { type: 'list'; ordered: boolean; items: { indent: number; children: Inline[] }[] }
  | { type: 'code-block'; text: string }
  | { type: 'rule' };

const FENCE = /^```/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})\s*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/;
const QUOTE = /^>\s?/;

function startsOther(line: string): boolean {
  return line.trim() === '' || [FENCE, HEADING, RULE, ITEM, QUOTE].some((pattern) => pattern.test(line));
}

/** Takes lines from the front while they belong together. */
function takeWhile(lines: string[], belongs: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !belongs(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function takeList(lines: string[]): MarkdownPart {
  const ordered = ITEM.exec(lines[0] ?? '')?.[3] !== undefined;
  const items = takeWhile(lines, (line) => ITEM.test(line) && !RULE.test(line)).map((line) => {
    const match = ITEM.exec(line);
    return { indent: Math.floor((match?.[1] ?? '').length / 2), children: parseMarkdownInline(match?.[4] ?? '') };
  });
  return { type: 'list', ordered, items };
}

function takePart(lines: string[]): MarkdownPart {
  const first = lines[0] ?? '';
  if (FENCE.test(first)) {
    lines.shift();
    const text = takeWhile(lines, (line) => !FENCE.test(line)).join('\n');
    lines.shift();
    return { type: 'code-block', text };
  }
  const heading = HEADING.exec(first);
  if (heading) {
    lines.shift();
    return { type: 'heading', level: (heading[1] ?? '#').length, children: parseMarkdownInline(heading[2] ?? '') };
  }
  if (RULE.test(first)) {
    lines.shift();
    return { type: 'rule' };
  }
  if (ITEM.test(first)) return takeList(lines);
  if (QUOTE.test(first)) {
    const quoted = takeWhile(lines, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, ''));
    return { type: 'quote', children: parseMarkdownInline(quoted.join('\n')) };
  }
  const paragraph = [lines.shift() ?? '', ...takeWhile(lines, (line) => !startsOther(line))];
  return { type: 'paragraph', children: parseMarkdownInline(paragraph.join('\n')) };
}

export function parseMarkdown(text: string): MarkdownPart[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const parts: MarkdownPart[] = [];
  while (lines.length > 0) {
    if (lines[0]?.trim() === '') lines.shift();
    else parts.push(takePart(lines));
  }
  return parts;
}
