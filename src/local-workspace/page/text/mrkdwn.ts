import { emojiCharacter } from './emoji';
import { decodeEntities } from './entities';
import type { Flow, Inline } from './inline';
import { parseToken } from './mrkdwn-token';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const SPECIAL = /[<`:*_~\n]|https?:\/\//g;
/** Only what a token can begin with: a lone `<` in text from a careless sender stays text. */
const TOKEN = /<([@#!][^<>\n]+|(?:https?:|mailto:|tel:|slack:)[^<>\n]+)>/y;
const EMOJI = /:([a-z0-9_+'-]+):/y;
const BARE_URL = /https?:\/\/[^\s<>|`*]+[^\s<>|`*.,;:!?)\]'"_~]/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

/** Where the style opened at `open` ends, or -1. A style neither crosses a line nor begins or ends with a space. */
function closingMark(text: string, open: number): number {
  const mark = text[open];
  if (isWordCharacter(text[open - 1]) || isSpace(text[open + 1]) || text[open + 1] === mark) return -1;
  for (let at = open + 1; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === '<') at += Math.max(0, (matchAt(TOKEN, text, at)?.[0].length ?? 1) - 1);
    else if (text[at] === mark && !isSpace(text[at - 1]) && !isWordCharacter(text[at + 1])) return at;
  }
  return -1;
}

interface Found {
  node: Inline;
  length: number;
}

function findCode(text: string, at: number): Found | null {
  const end = text.indexOf('`', at + 1);
  if (end <= at + 1) return null;
  const code = text.slice(at + 1, end);
  return code.includes('\n') ? null : { node: { type: 'code', text: decodeEntities(code) }, length: end + 1 - at };
}

function findAt(text: string, at: number): Found | null {
  const character = text[at];
  switch (character) {
    case '\n':
      return { node: { type: 'break' }, length: 1 };
    case '<': {
      const token = matchAt(TOKEN, text, at);
      return token ? { node: parseToken(token[1] ?? ''), length: token[0].length } : null;
    }
    case '`':
      return findCode(text, at);
    case ':': {
      const emoji = matchAt(EMOJI, text, at);
      if (!emoji || emojiCharacter(emoji[1] ?? '') === null) return null;
      return { node: { type: 'emoji', name: emoji[1] ?? '' }, length: emoji[0].length };
    }
    case '*':
    case '_':
    case '~': {
      const end = closingMark(text, at);
      if (end < 0) return null;
      return {
        node: { type: STYLES[character], children: parseInline(text.slice(at + 1, end)) },
        length: end + 1 - at,
      };
    }
    default: {
      const url = matchAt(BARE_URL, text, at);
      if (!url) return null;
      const target = decodeEntities(url[0]);
      return { node: { type: 'link', url: target, children: [{ type: 'text', text: target }] }, length: url[0].length };
    }
  }
}

/** One run of mrkdwn without fences and quotes. */
export function parseInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let plainFrom = 0;
  const flush = (to: number): void => {
    if (to > plainFrom) nodes.push({ type: 'text', text: decodeEntities(text.slice(plainFrom, to)) });
  };
  for (let at = nextSpecial(text, 0); at >= 0;) {
    const found = findAt(text, at);
    if (found) {
      flush(at);
      nodes.push(found.node);
      plainFrom = at + found.length;
    }
    at = nextSpecial(text, found ? plainFrom : at + 1);
  }
  flush(text.length);
  return nodes;
}

function nextSpecial(text: string, from: number): number {
  return matchAt(SPECIAL, text, from)?.index ?? -1;
}

const QUOTE = /^(?:>|&gt;) ?/;

function parseLines(text: string): Flow[] {
  const flows: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quote = QUOTE.test(line);
    const last = flows.at(-1);
    const content = quote ? line.replace(QUOTE, '') : line;
    if (last && last.quote === quote) last.lines.push(content);
    else flows.push({ quote, lines: [content] });
  }
  return flows.map(({ quote, lines }) => ({
    type: quote ? 'quote' : 'lines',
    children: parseInline(lines.join('\n')),
  }));
}

/**
 * Slack's mrkdwn as data to draw. Text is never markup of the page: everything that is not understood stays text.
 */
export function parseMrkdwn(text: string): Flow[] {
  const flows: Flow[] = [];
  const parts = text.replace(/\r\n?/g, '\n').split(/```\n?([\s\S]*?)```\n?/);
  parts.forEach((part, index) => {
    const fenced = index % 2 === 1;
    // The line break before a fence belongs to the fence: it must not draw an empty line.
    const body = fenced || index < parts.length - 1 ? part.replace(/\n$/, '') : part;
    if (fenced) flows.push({ type: 'code-block', text: decodeEntities(body) });
    else if (body !== '') flows.push(...parseLines(body));
  });
  return flows;
}
