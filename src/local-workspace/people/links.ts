import type { Json } from '../json';
import type { Message } from '../model';
import { newId } from '../state/ids';
import type { Workspace } from '../workspace';

/** The web addresses in a text as Slack keeps it, each once. */
export function linksIn(text: string): string[] {
  const found = [...text.matchAll(/<(https?:\/\/[^<>|\s]+)(?:\|[^<>]*)?>/g)].map(([, url = '']) => url);
  return [...new Set(found.map((url) => url.replaceAll('&amp;', '&')))];
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** What the app is told of a message with links to hosts that it registered; null without any. */
export function linkShared(workspace: Workspace, message: Message): Json | null {
  const { unfurlDomains, botUserId } = workspace.app;
  const links = linksIn(message.text)
    .map((url) => ({ url, domain: hostOf(url) }))
    .filter(({ domain }) => unfurlDomains.includes(domain));
  if (links.length === 0) return null;
  return {
    type: 'link_shared',
    channel: message.channel,
    is_bot_user_member: workspace.channels.get(message.channel)?.members.includes(botUserId) ?? false,
    user: message.user,
    message_ts: message.ts,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    unfurl_id: `${message.channel}.${message.ts}.${newId('')}`,
    source: 'conversations_history',
    links,
    event_ts: workspace.nextTs(),
  };
}
