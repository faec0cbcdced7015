import type { AnalyticsRow, AnalyticsRows } from './analytics-rows.store';

/** Rows in memory at once. */
export const PAGE = 1_000;

/** The events as lines of JSON, a page at a time: `{"id", "type", "timestamp", "data"}`. */
export function* exportLines({ page }: Pick<AnalyticsRows, 'page'>, told: (lines: number) => void): Generator<string> {
  for (let after = 0n; ;) {
    const rows = page(after, PAGE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(line).join('');
    told(rows.length);
    after = last.id;
  }
}

function line({ id, type, attributes, createdAt }: AnalyticsRow): string {
  const timestamp = new Date(Number(createdAt)).toISOString();
  return `${JSON.stringify({ id: String(id), type, timestamp, data: JSON.parse(attributes) as unknown })}\n`;
}
