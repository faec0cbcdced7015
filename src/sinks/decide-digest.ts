import { hoursToMilliseconds } from 'date-fns';

/** So many are told at once, however long they waited. */
const ENOUGH = 20;
const LONGEST_WAIT_MS = hoursToMilliseconds(1);

/** Whether the channel hears now of what waits: after an hour, or when 20 are waiting. */
export function isDigestDue({ count, oldest }: { count: number; oldest: Date }, now: Date): boolean {
  return count >= ENOUGH || now.getTime() - oldest.getTime() >= LONGEST_WAIT_MS;
}
