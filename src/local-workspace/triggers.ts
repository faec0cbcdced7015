import { newSecret } from './state/ids';

const LIFETIME_MS = 3000;
/** How long a used or expired trigger is remembered, to say why it is refused. */
const REMEMBERED_MS = 600_000;

/** Why a trigger cannot open a view. The codes are Slack's. */
export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export interface Triggers {
  /** A new trigger for something this person just did. */
  issue(user: string): string;
  /** Uses a trigger up: it works once, within 3 seconds. */
  exchange(id: string): { user: string } | TriggerRefusal;
}

export function createTriggers(clock: () => number): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  let count = 0;
  return {
    issue: (user) => {
      for (const [old, { at }] of issued) {
        if (clock() - at <= REMEMBERED_MS) break;
        issued.delete(old);
      }
      count += 1;
      const id = `${clock()}.${String(count).padStart(6, '0')}.${newSecret()}`;
      issued.set(id, { user, at: clock(), used: false });
      return id;
    },
    exchange: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (clock() - trigger.at > LIFETIME_MS) return 'expired_trigger_id';
      trigger.used = true;
      return { user: trigger.user };
    },
  };
}
