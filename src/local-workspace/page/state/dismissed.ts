const KEY = 'dibs.dismissed';
const MOST = 500;

function read(): string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}

/** Ephemeral messages this browser has put away stay away after a reload. */
export function rememberDismissed(channel: string, ts: string): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify([...read(), `${channel}/${ts}`].slice(-MOST)));
  } catch {
    // Gone for as long as the page is open, then.
  }
}

export function withoutDismissed<M extends { channel: string; ts: string }>(messages: M[]): M[] {
  const dismissed = new Set(read());
  return messages.filter(({ channel, ts }) => !dismissed.has(`${channel}/${ts}`));
}
