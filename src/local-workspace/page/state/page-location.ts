/** Where the page is: kept in the address, so that it survives a reload and two tabs can be two people. */
export interface PageLocation {
  as: string | null;
  channel: string | null;
  thread: string | null;
  tab: 'messages' | 'home';
}

/** Of an address of this page; a message's permalink is a place too. */
export function readLocation(pathname: string, search: string): PageLocation {
  const query = new URLSearchParams(search);
  const message = parsePermalink(pathname + search);
  if (message) {
    return { as: query.get('as'), channel: message.channel, thread: message.thread ?? message.ts, tab: 'messages' };
  }
  return {
    as: query.get('as'),
    channel: query.get('channel'),
    thread: query.get('thread'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
  };
}

export function writeLocation(location: PageLocation): string {
  const query = new URLSearchParams();
  if (location.as) query.set('as', location.as);
  if (location.tab === 'home') query.set('tab', 'home');
  else if (location.channel) query.set('channel', location.channel);
  if (location.tab === 'messages' && location.thread) query.set('thread', location.thread);
  return `/?${query.toString()}`;
}

/** `…/archives/C1/p1700000000000100[?thread_ts=…]` as channel, message and thread; null for any other address. */
export function parsePermalink(url: string): { channel: string; ts: string; thread: string | null } | null {
  const match = /\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?(.*))?$/.exec(url);
  if (!match) return null;
  const thread = new URLSearchParams(match[4] ?? '').get('thread_ts');
  return { channel: match[1] ?? '', ts: `${match[2]}.${match[3]}`, thread };
}

/** A message's address on this workspace's own server, as the app gets it from `chat.getPermalink`. */
export function permalinkOf(origin: string, channel: string, ts: string, thread: string | null): string {
  const inThread = thread !== null && thread !== ts ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `${origin}/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}
