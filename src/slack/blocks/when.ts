function token(date: Date, format: string): string {
  const fallback = `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(date.getTime() / 1000)}^${format}|${fallback}>`;
}

/** "3 minutes ago", kept true by the reader's Slack: a card needs no redrawing only because time went by. */
export function ago(date: Date): string {
  return token(date, '{ago}');
}

/** "Feb 18", or "yesterday", in the reader's time zone. */
export function day(date: Date): string {
  return token(date, '{date_short_pretty}');
}

/** "today at 2:05 PM", "Feb 18 at 2:05 PM" in the reader's time zone, for times to come. */
export function dayAndTime(date: Date): string {
  return token(date, '{date_short_pretty} at {time}');
}

/** "Feb 18 at 2:05 PM" in the reader's time zone. */
export function dateAndTime(date: Date): string {
  return token(date, '{date_short} at {time}');
}
