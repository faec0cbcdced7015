import { emojiCharacter } from './emoji';
import type { Inline } from './inline';
import { parseToken } from './mrkdwn-token';

interface Rule {
  pattern: RegExp;
  make: (match: RegExpExecArray) => Inline | null;
}

/** Tried in this order wherever one of them matches first; `**` therefore stands before `*`. */
const RULES: Rule[] = [
  { pattern: /\\([\\`*_~[\]()#>!-])/y, make: (match) => ({ type: 'text', text: match[1] ?? '' }) },
  { pattern: /`([^`\n]+)`/y, make: (match) => ({ type: 'code', text: match[1] ?? '' }) },
  { pattern: /<([@#!][^<>\n]+|https?:[^<>\n]+)>/y, make: (match) => parseToken(match[1] ?? '') },
  {
    pattern: /\[([^\]\n]+)\]\(([^()\s]+)\)/y,
    make: (match) => ({ type: 'link', url: match[2] ?? '', children: parseMarkdownInline(match[1] ?? '') }),
  },
  {
    pattern: /\*\*(?!\s)([^\n]+?)(?<!\s)\*\*/y,
    make: (match) => ({ type: 'bold', children: parseMarkdownInline(match[1] ?? '') }),
  },
  {
    pattern: /~~(?!\s)([^\n]+?)(?<!\s)~~/y,
    make: (match) => ({ type: 'strike', children: parseMarkdownInline(match[1] ?? '') }),
  },
  {
    pattern: /(?<![\p{L}\p{N}])([*_])(?![\s*_])([^\n]+?)(?<!\s)\1(?![\p{L}\p{N}])/uy,
    make: (match) => ({ type: 'italic', children: parseMarkdownInline(match[2] ?? '') }),
  },
  {
    pattern: /:([a-z0-9_+'-]+):/y,
    make: (match) => (emojiCharacter(match[1] ?? '') === null ? null : { type: 'emoji', name: match[1] ?? '' }),
  },
  {
    pattern: /https?:\/\/[^\s<>`*]+[^\s<>`*.,;:!?)\]'"_~]/y,
    make: (match) => ({ type: 'link', url: match[0], children: [{ type: 'text', text: match[0] }] }),
  },
  { pattern: /\n/y, make: () => ({ type: 'break' }) },
];

function matchRule(text: string, at: number): { node: Inline; length: number } | null {
  for (const { pattern, make } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && make(match);
    if (match && node) return { node, length: match[0].length };
  }
  return null;
}

/** Running text of a `markdown` block: `**bold**`, `*italic*`, `[text](url)`, and Slack's mentions. */
export function parseMarkdownInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const found = matchRule(text, at);
    if (!found) {
      plain += text[at] ?? '';
      at += 1;
      continue;
    }
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
    nodes.push(found.node);
    at += found.length;
  }
  if (plain !== '') nodes.push({ type: 'text', text: plain });
  return nodes;
}
