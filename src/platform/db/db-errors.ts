import { Prisma } from '../../generated/prisma/client';

/** Another connection holds the write lock (or we read before it committed): the transaction can simply run again. */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // P1008 and P2034 are Prisma's words for it in typed queries; raw queries carry the driver's text only.
  if (error instanceof Prisma.PrismaClientKnownRequestError && ['P1008', 'P2034'].includes(error.code)) return true;
  return /database is locked|SQLITE_BUSY|SocketTimeout/i.test(error.message) || isDatabaseBusy(error.cause);
}

/** The columns of the unique constraint that a write ran into; null when it failed for another reason. */
export function uniqueViolation(error: unknown): string[] | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    const columns = /UNIQUE constraint failed: ([\w., ]+)/i.exec(JSON.stringify(error.meta ?? {}) + error.message);
    if (columns?.[1]) return columnNames(columns[1]);
    const fields = JSON.stringify(error.meta ?? {}).match(/"fields":\[([^\]]*)\]/);
    return fields?.[1] ? fields[1].split(',').map((field) => field.replace(/\W/g, '')) : [];
  }
  const raw = /UNIQUE constraint failed: ([\w., ]+)/i.exec(error.message);
  return raw?.[1] ? columnNames(raw[1]) : null;
}

const columnNames = (list: string) => list.split(',').map((name) => name.trim().split('.').at(-1) ?? '');
