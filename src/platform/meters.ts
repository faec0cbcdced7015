import { Counter, Histogram, Registry } from 'prom-client';
import { createAckTimes, type AckTimes } from './ack-times';
import type { Clock } from './clock';

/**
 * What this process counts while it runs, for `/metrics` and `/assign-admin doctor`. Labels are names of ours and of
 * Slack's methods, never texts or people.
 */
export interface Meters {
  readonly registry: Registry;
  readonly acks: AckTimes;
  /** `outcome`: ok, or the kind of failure (`notifications/messenger.ts`); a 429 is `rate-limited`. */
  readonly slackCalls: Counter<'method' | 'outcome'>;
  /** Attempts; `outcome`: end, retry or fail. */
  readonly jobs: Counter<'kind' | 'outcome'>;
  /** `outcome`: accepted, digested or refused. */
  readonly events: Counter<'outcome'>;
}

/** Slack waits 3 s; the target is 0.3 s. */
const ACK_SECONDS = [0.01, 0.03, 0.1, 0.3, 0.5, 1, 2, 3];

/** With a registry of their own: two apps in one process count apart. */
export function createMeters(clock: Clock): Meters {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const acks = createAckTimes(clock);
  const ackSeconds = new Histogram({
    name: 'dibs_ack_seconds',
    help: 'How long Slack waited for an acknowledgement',
    buckets: ACK_SECONDS,
    registers,
  });
  return {
    registry,
    acks: {
      ...acks,
      add(ms) {
        acks.add(ms);
        ackSeconds.observe(ms / 1_000);
      },
    },
    slackCalls: counter('dibs_slack_calls_total', 'Calls of the Web API', ['method', 'outcome']),
    jobs: counter('dibs_job_attempts_total', 'Attempts of jobs', ['kind', 'outcome']),
    events: counter('dibs_events_total', 'Events of SDKs', ['outcome']),
  };
}
