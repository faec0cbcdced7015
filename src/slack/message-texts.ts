/** Where Slack keeps what people read in a message, its blocks and its attachments. */
const READ = new Set(['text', 'url', 'fallback', 'pretext', 'title', 'title_link', 'from_url']);
const MAX_LENGTH = 20_000;
const MAX_NODES = 5_000;
const MAX_DEPTH = 30;

/** Everything that can be read in a message, cut to what is bearable. */
export function textsOf(message: unknown): string {
  const found: string[] = [];
  let nodes = 0;
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || ++nodes > MAX_NODES) return;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && READ.has(name)) found.push(inner);
      else walk(inner, depth + 1);
    }
  };
  walk(message, 0);
  return found.join('\n').slice(0, MAX_LENGTH);
}
