import { z } from 'zod';
import { invalid } from '../platform/errors';

export interface ExportOptions {
  since: Date;
  /** Exclusive; null for everything up to now. */
  until: Date | null;
  /** A slug. */
  project: string | null;
}

export const EXPORT_USAGE =
  'Usage: npm run -s export -- analytics --since 2026-01-01 [--until 2026-02-01] [--project SLUG] [--env-file=.env]';

const refused = (what: string) => invalid('export_unreadable', `${what}\n${EXPORT_USAGE}`);

const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });

/** What is to be exported. Throws invalid with a sentence that says what could not be read, and how it is written. */
export function readExportOptions(args: readonly string[]): ExportOptions {
  const [subject, ...rest] = args;
  if (subject !== 'analytics') {
    throw refused(subject === undefined ? 'What is to be exported?' : `"${subject}" cannot be exported.`);
  }
  const given = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 1) {
    const [name = '', inline] = (rest[at] ?? '').split(/=(.*)/s);
    if (!['--since', '--until', '--project', '--env-file'].includes(name)) throw refused(`"${name}" is not an option.`);
    if (given.has(name)) throw refused(`${name} was given twice.`);
    const value = inline ?? rest[(at += 1)];
    if (value === undefined || value === '') throw refused(`${name} needs a value.`);
    given.set(name, value);
  }
  const since = given.get('--since');
  if (since === undefined) throw refused('--since is missing.');
  const until = given.get('--until');
  const options = {
    since: readDate('--since', since),
    until: until === undefined ? null : readDate('--until', until),
    project: given.get('--project')?.toLowerCase() ?? null,
  };
  if (options.until && options.until <= options.since) throw refused('--until must be later than --since.');
  return options;
}

/** A day is its first moment in UTC. */
function readDate(name: string, text: string): Date {
  if (!day.safeParse(text).success && !moment.safeParse(text).success) {
    throw refused(`${name} "${text}" is not a date: 2026-01-01, or 2026-01-01T12:00:00Z.`);
  }
  return new Date(text);
}
