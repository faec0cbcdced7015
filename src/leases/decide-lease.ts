import { addBusinessDays, isWorkingTime } from './business-days';
import type { Zone } from './zone';

/** Of silence after a warning that was seen to arrive. */
const GRACE_DAYS = 1;

/** When the clock began: the issue was given away, or a person did something about it, whichever was later. */
export interface Clock {
  since: Date;
  zone: Zone;
  now: Date;
}

/** Whether nothing has happened for `days` business days, and whoever holds it is at work to be asked. */
export function isDue({ since, zone, now }: Clock, days: number): boolean {
  return isWorkingTime(now, zone) && addBusinessDays(since, days, zone) <= now;
}

/** An issue somebody was asked about, as it is now. */
export interface Asked extends Clock {
  /** Open, and held by whoever was asked. */
  isTheirs: boolean;
  warnedAt: Date;
  /** Null while Slack has not shown the warning. */
  deliveredAt: Date | null;
}

/** `over`: somebody acted, or there is nothing to ask any more. */
export type AskedStep = 'wait' | 'over' | 'take-back';

/** What becomes of an issue after the question. Never takes anything back without a delivered warning, or at night. */
export function decideAsked({ isTheirs, since, warnedAt, deliveredAt, zone, now }: Asked, days: number): AskedStep {
  if (!isTheirs || since >= warnedAt || addBusinessDays(since, days, zone) > now) return 'over';
  if (deliveredAt === null || !isWorkingTime(now, zone)) return 'wait';
  return answerBy(deliveredAt, zone) <= now ? 'take-back' : 'wait';
}

export const answerBy = (deliveredAt: Date, zone: Zone): Date => addBusinessDays(deliveredAt, GRACE_DAYS, zone);
