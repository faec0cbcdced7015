import { decodeEntities } from './entities';
import type { Inline } from './inline';

function splitLabel(body: string): { target: string; label: string | null } {
  const bar = body.indexOf('|');
  if (bar < 0) return { target: body, label: null };
  return { target: body.slice(0, bar), label: decodeEntities(body.slice(bar + 1)) };
}

function dateToken(target: string, label: string | null): Inline {
  const [, seconds = '', format = '', url = ''] = target.split('^');
  const fallback = label ?? decodeEntities(format);
  if (!/^\d{1,12}$/.test(seconds)) return { type: 'text', text: fallback };
  return {
    type: 'date',
    seconds: Number(seconds),
    format: decodeEntities(format),
    url: url === '' ? null : decodeEntities(url),
    fallback,
  };
}

/** What stands between `<` and `>` in mrkdwn: a mention, a channel, a group, a date, a broadcast or a link. */
export function parseToken(body: string): Inline {
  const { target, label } = splitLabel(body);
  if (target.startsWith('@')) return { type: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { type: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', id: target.slice('!subteam^'.length), label };
  if (target.startsWith('!date^')) return dateToken(target, label);
  if (target.startsWith('!')) return { type: 'broadcast', range: label ?? target.slice(1) };
  const url = decodeEntities(target);
  return { type: 'link', url, children: [{ type: 'text', text: label ?? url.replace(/^mailto:/, '') }] };
}
