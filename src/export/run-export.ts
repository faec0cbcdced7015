import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { notFound } from '../platform/errors';
import { openReadonly } from '../platform/db/open-readonly';
import { findAnalyticsRows, hasProject } from './analytics-rows.store';
import { exportLines } from './export-lines';
import type { ExportOptions } from './options';
import { progressBar } from './progress';

export interface ExportStreams {
  out: Writable;
  /** Where a person sees the progress; null when nobody looks. */
  terminal: Pick<Writable, 'write'> | null;
}

/** Writes the events to `out`, no faster than it is read. Returns how many; who stops reading ends it without an error. */
export async function runExport(
  file: string,
  options: ExportOptions,
  { out, terminal }: ExportStreams,
): Promise<number> {
  const db = openReadonly(file);
  try {
    if (options.project !== null && !hasProject(db, options.project)) {
      throw notFound('project_not_found', `There is no project "${options.project}".`);
    }
    const rows = findAnalyticsRows(db, options);
    let done = 0;
    const lines = exportLines(rows, (more) => {
      done += more;
      terminal?.write(progressBar(done, rows.count));
    });
    // One page ahead at most.
    await pipeline(Readable.from(lines, { highWaterMark: 1 }), out, { end: false }).catch((error: unknown) => {
      if (!isClosedPipe(error)) throw error;
    });
    terminal?.write('\n');
    return done;
  } finally {
    db.close();
  }
}

/** `| head` has seen enough. */
const isClosedPipe = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));
