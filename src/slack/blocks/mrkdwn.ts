import { SHOWN } from './limits';
import { manyLines, oneLine } from './text';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Slack's three control characters as entities: what is escaped can mention nobody. */
export function escapeEntities(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

const LOOK_ALIKES: Record<string, string> = { '*': '\u2217', _: '\u02cd', '~': '\u223c', '`': '\u02cb' };

/**
 * mrkdwn has no escape for its formatting marks, so marks that could format (those not inside a word) are replaced by
 * characters that look the same; `user_id` and `a*b` keep theirs.
 */
function defuse(text: string): string {
  return text
    .replace(/`|(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, (mark) => LOOK_ALIKES[mark] ?? mark)
    .replace(/:(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)/gi, '\u2236');
}

/**
 * Escaping makes up to five characters of one. A text full of such characters is cut at twice its limit, so that what
 * stands around it keeps its room inside Slack's limits.
 */
function escapeWithin(text: string, max: number): string {
  const escaped = escapeEntities(text);
  if (escaped.length <= max) return escaped;
  let kept = '';
  for (const character of text) {
    const next = escapeEntities(character);
    if (kept.length + next.length >= max) break;
    kept += next;
  }
  return `${kept}…`;
}

/** Text from outside on one line of mrkdwn, shown as it is: at most `max` characters, twice that when escaped. */
export function literal(text: string, max: number): string {
  return escapeWithin(defuse(oneLine(text, max)), max * 2);
}

/** What {@link literal} does, in bold. */
export function bold(text: string, max: number): string {
  const shown = literal(text, max);
  return shown === '' ? '' : `*${shown}*`;
}

/** Text from outside as inline code. */
export function code(text: string, max: number): string {
  const shown = escapeWithin(oneLine(text, max).replace(/`/g, '\u02cb'), max * 2);
  return shown === '' ? '' : `\`${shown}\``;
}

/**
 * Text from outside in a code fence. A run of three backticks is the only thing that could end the fence, and the line
 * breaks keep a backtick at either end of the text away from it.
 */
export function fence(text: string, max: number): string {
  const shown = manyLines(text, max).replace(/`{3,}/g, (run) => '\u02cb'.repeat(run.length));
  return shown === '' ? '' : `\`\`\`\n${escapeEntities(shown)}\n\`\`\``;
}

/** Text from outside as a quotation on one line. */
export function quote(text: string, max: number): string {
  const shown = literal(text, max);
  return shown === '' ? '' : `> ${shown}`;
}

/** The address as it may stand in mrkdwn, or null when it is not a web address of bearable length. */
function webAddress(url: string | null): string | null {
  if (url === null || url.length > SHOWN.url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const address = escapeEntities(new URL(url).href.replace(/[|<>\s]/g, encodeURIComponent));
  return address.length > SHOWN.url ? null : address;
}

/** A link with an already escaped label; only the label when the address will not do. */
export function link(url: string | null, label: string): string {
  const address = webAddress(url);
  return address === null || label === '' ? label : `<${address}|${label.replace(/\|/g, '\u2223')}>`;
}
