import { formatDistanceStrict } from 'date-fns';
import { context, section } from '../blocks/elements';
import { sumOf, type ProjectDeletion } from '../../deletion/types';
import { projectName } from './admin/names';
import { bar } from './bar';
import type { RenderedMessage } from './rendered-message';
import { count } from './words';

/** What people know of; the rest only counts as rows. */
const SAID: readonly (readonly [table: string, one: string])[] = [
  ['Issue', 'issue'],
  ['Event', 'event'],
  ['Card', 'card'],
  ['NotificationSetting', 'notification setting'],
];

const time = (ms: number) => (ms < 1_000 ? 'under a second' : formatDistanceStrict(0, ms));

/** The live message about a deletion: how far, how fast, how long (PRODUCT 9.4), and what was deleted in the end. */
export function deletionProgress(deletion: ProjectDeletion): RenderedMessage {
  return deletion.finishedAt ? finished(deletion, deletion.finishedAt) : running(deletion);
}

function running(deletion: ProjectDeletion): RenderedMessage {
  const title = `:wastebasket: ${projectName(deletion)} is being deleted for good.`;
  const [done, all] = [sumOf(deletion.deleted), sumOf(deletion.counted)];
  if (all === 0) return { text: title, blocks: [section(title), context('Counting what there is…')] };
  // What came in meanwhile was not counted, and it is only over when it is over.
  const percent = Math.min(Math.floor((done / all) * 100), 99);
  const speed = deletion.rowsPerSecond;
  const msLeft = speed > 0 ? (Math.max(all - done, 0) / speed) * 1_000 : 0;
  const facts = [
    `${done.toLocaleString('en-US')} of ${count(Math.max(all, done), 'row')}`,
    ...(speed > 0 ? [`${count(speed, 'row')} a second`] : []),
    ...(msLeft >= 1_000 ? [`about ${time(msLeft)} left`] : []),
  ];
  return {
    text: `${title} ${percent} % done.`,
    blocks: [section(`${title}\n${bar(percent)}`), context(facts.join('  ·  '))],
  };
}

function finished(deletion: ProjectDeletion, at: Date): RenderedMessage {
  const title = `:white_check_mark: ${projectName(deletion)} is deleted for good. Nothing of it is left but its entries in the audit.`;
  const things = SAID.flatMap(([table, one]) => {
    const rows = deletion.deleted[table] ?? 0;
    return rows === 0 ? [] : [count(rows, one)];
  });
  const took = time(at.getTime() - (deletion.startedAt ?? at).getTime());
  const rows = `${count(sumOf(deletion.deleted), 'row')} in all`;
  return { text: title, blocks: [section(title), context([...things, rows, `took ${took}`].join('  ·  '))] };
}
