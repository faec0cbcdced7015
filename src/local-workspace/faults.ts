import { createRandomFaults, type FaultRates } from './random-faults';

/**
 * A disturbance of one answer. `500` and `drop` fail before anything is done, `500_after` and `drop_after` do the work and
 * then answer as if not, or cut the connection. `hang` never answers, `slow` does the work and answers late. `refuse` is an
 * answer with `ok: false`, and the scope that a missing one names.
 */
export type ApiFault =
  | { kind: '429'; retryAfter: number }
  | { kind: 'refuse'; error: string; needed?: string }
  | { kind: '500' }
  | { kind: '500_after' }
  | { kind: 'hang' }
  | { kind: 'drop' }
  | { kind: 'drop_after' }
  | { kind: 'slow'; ms: number };

export interface Faults {
  /** Disturbs the next calls of a Web API method, of `response_url`, or of anything (`*`). */
  next(method: string, fault: ApiFault, times?: number): void;
  /** Disturbs any call from now on, the same ones for the same seed. */
  random(seed: number, rates?: FaultRates): void;
  clear(): void;
  /** Uses up one planned fault, or else draws one. */
  take(method: string): ApiFault | null;
}

export function createFaults(): Faults {
  let planned: { method: string; fault: ApiFault; left: number }[] = [];
  let draw: (method: string) => ApiFault | null = () => null;
  return {
    next: (method, fault, times = 1) => {
      planned.push({ method, fault, left: times });
    },
    random: (seed, rates) => {
      draw = createRandomFaults(seed, rates);
    },
    clear: () => {
      planned = [];
      draw = () => null;
    },
    take: (method) => {
      const plan = planned.find((one) => one.method === method || one.method === '*');
      if (!plan) return draw(method);
      plan.left -= 1;
      planned = planned.filter((one) => one.left > 0);
      return plan.fault;
    },
  };
}
