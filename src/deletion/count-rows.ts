import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Reader } from '../platform/db/database';
import type { ProjectId } from '../platform/ids';
import { CASCADE, type CascadeTable, type Cursor } from './cascade.store';
import type { ProjectContents, RowCounts } from './types';

/**
 * What there is of a project, by table: exact, and in pieces, so that a million rows hold up nobody. Beyond `most` of one
 * table it stops counting there.
 */
export async function countRows(
  db: Reader,
  projectId: ProjectId,
  tables: readonly CascadeTable[] = CASCADE,
  most = Infinity,
): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const { table, count } of tables) {
    let total = 0;
    let after: Cursor = null;
    do {
      const { rows, next } = await count(db, projectId, after);
      total += rows;
      after = next;
      await yieldToOthers();
    } while (after !== null && total <= most);
    counts[table] = total;
  }
  return counts;
}

const ASKED = { issues: 'Issue', events: 'Event', cards: 'Card', settings: 'NotificationSetting', keys: 'ProjectKey' };

/** Beyond this it is only said that there are more. */
export const MOST_COUNTED = 1_000_000;

/** What the person who deletes a project is shown before. */
export async function countContents(db: Reader, projectId: ProjectId): Promise<ProjectContents> {
  const names = Object.values(ASKED);
  const counts = await countRows(
    db,
    projectId,
    CASCADE.filter(({ table }) => names.includes(table)),
    MOST_COUNTED,
  );
  const of = (what: keyof typeof ASKED) => counts[ASKED[what]] ?? 0;
  return { issues: of('issues'), events: of('events'), cards: of('cards'), settings: of('settings'), keys: of('keys') };
}
