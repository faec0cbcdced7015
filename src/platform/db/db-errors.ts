import { Prisma } from '../../generated/prisma/client';

/** Another connection holds the write lock (or we read before it committed): the transaction can simply run again. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // P1008 and P2034 are Prisma's words for it in typed queries; raw queries carry the driver's text only.
  if (error instanceof Prisma.PrismaClientKnownRequestError && ['P1008', 'P2034'].includes(error.code)) return true;
  return /database is locked|SQLITE_BUSY|SocketTimeout/i.test(error.message) || isDatabaseBusy(error.cause);
}

const STORAGE_CODE = /Code: `SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/;
const STORAGE_SENTENCE =
  /^(?:database or disk is full|disk I\/O error|attempt to write a readonly database|unable to open database file)$/m;

/**
 * The storage itself fails: the disk is full, broken or read-only. What was to be written has no part in it, and it may
 * pass. Raw queries tell SQLite's code, typed ones only its sentence.
 */
export function isStorageFailing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { message } = error;
  return STORAGE_CODE.test(message) || STORAGE_SENTENCE.test(message) || isStorageFailing(error.cause);
}

/** A row names another that is not there (any more). */
export function isMissingParent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    /FOREIGN KEY constraint failed|SQLITE_CONSTRAINT_FOREIGNKEY|\bP2003\b/.test(error.message) ||
    isMissingParent(error.cause)
  );
}
