/**
 * A disturbance of one answer. `drop` cuts the connection before anything is done, `drop_after` does the work and cuts
 * the connection instead of answering, `hang` never answers.
 */
export type ApiFault =
  { kind: '429'; retryAfter: number } | { kind: '500' } | { kind: 'hang' } | { kind: 'drop' } | { kind: 'drop_after' };

export interface Faults {
  /** Disturbs the next calls of a Web API method, of `response_url`, or of anything (`*`). */
  next(method: string, fault: ApiFault, times?: number): void;
  clear(): void;
  /** Uses up one planned fault. */
  take(method: string): ApiFault | null;
}

export function createFaults(): Faults {
  let planned: { method: string; fault: ApiFault; left: number }[] = [];
  return {
    next: (method, fault, times = 1) => {
      planned.push({ method, fault, left: times });
    },
    clear: () => {
      planned = [];
    },
    take: (method) => {
      const plan = planned.find((one) => one.method === method || one.method === '*');
      if (!plan) return null;
      plan.left -= 1;
      planned = planned.filter((one) => one.left > 0);
      return plan.fault;
    },
  };
}
