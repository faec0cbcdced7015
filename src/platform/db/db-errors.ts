import { Prisma } from '../../generated/prisma/client';

/** Another connection holds the write lock (or we read before it committed): the transaction can simply run again. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // P1008 and P2034 are Prisma's words for it in typed queries; raw queries carry the driver's text only.
  if (error instanceof Prisma.PrismaClientKnownRequestError && ['P1008', 'P2034'].includes(error.code)) return true;
  return /database is locked|SQLITE_BUSY|SocketTimeout/i.test(error.message) || isDatabaseBusy(error.cause);
}
