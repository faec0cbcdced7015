const DAY_MS = 86_400_000;

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Whole days from `then` to `now` on the reader's calendar: 0 today, 1 yesterday, -1 tomorrow. */
export function daysBetween(then: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(then)) / DAY_MS);
}

function ordinal(day: number): string {
  const tens = day % 100;
  if (tens >= 11 && tens <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

function dateWords(date: Date, now: Date, month: 'short' | 'long', weekday: boolean): string {
  const name = date.toLocaleDateString('en-US', { month });
  const year = date.getFullYear() === now.getFullYear() ? '' : `, ${date.getFullYear()}`;
  const day = weekday ? `${date.toLocaleDateString('en-US', { weekday: 'long' })}, ` : '';
  return month === 'short'
    ? `${day}${name} ${date.getDate()}${year}`
    : `${day}${name} ${ordinal(date.getDate())}${year}`;
}

function pretty(date: Date, now: Date, words: string): string {
  const days = daysBetween(date, now);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days === -1 ? 'Tomorrow' : words;
}

export function clockTime(date: Date, seconds = false): string {
  return date.toLocaleTimeString('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  });
}

/** "3 minutes ago", "in 2 hours": the `{ago}` token. */
export function ago(date: Date, now: Date): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });
  const size = Math.abs(seconds);
  if (size < 60) return size < 10 ? 'just now' : format.format(seconds, 'second');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  if (size < 86_400 * 60) return format.format(Math.trunc(seconds / 86_400), 'day');
  return format.format(Math.trunc(seconds / (86_400 * 30)), 'month');
}

/** Inside a sentence Slack writes "today", not "Today". */
function inSentence(format: string, token: string, text: string): string {
  return format.startsWith(token) ? text : text.replace(/^(Today|Yesterday|Tomorrow)/, (word) => word.toLowerCase());
}

/**
 * Fills the tokens of `<!date^seconds^format|fallback>` in the reader's time zone; unknown tokens stay as written.
 * @param seconds Unix time in seconds
 */
export function formatSlackDate(seconds: number, format: string, now: Date): string {
  const date = new Date(seconds * 1000);
  const short = dateWords(date, now, 'short', false);
  const normal = dateWords(date, now, 'long', false);
  const long = dateWords(date, now, 'long', true);
  const two = (value: number): string => String(value).padStart(2, '0');
  const tokens: Record<string, () => string> = {
    date_num: () => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    date: () => normal,
    date_short: () => short,
    date_long: () => long,
    date_pretty: () => pretty(date, now, normal),
    date_short_pretty: () => pretty(date, now, short),
    date_long_pretty: () => pretty(date, now, long),
    date_slash: () => `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()}`,
    day_divider_pretty: () => pretty(date, now, long),
    time: () => clockTime(date),
    time_secs: () => clockTime(date, true),
    ago: () => ago(date, now),
  };
  return format.replace(/\{([a-z_]+)\}/g, (whole, name: string) => {
    const fill = Object.hasOwn(tokens, name) ? tokens[name] : undefined;
    return fill ? inSentence(format, whole, fill()) : whole;
  });
}
