import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';
import { envelope, eventId, type Sender } from '../../bench/lib/sentry-events';
import type { Alert } from './facts';

export interface Sending {
  alerts: Alert[];
  /** Requests that were not answered with 200, by status or by what happened to the connection. */
  failures: Record<string, number>;
  /** Resolves when every alert was accepted or nothing more is sent. */
  done: Promise<void>;
  /** Gives up what was not accepted yet. */
  giveUp(): void;
}

/** As what forwards events for SDKs does: wait, longer each time, and send the same event again. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;
const CONNECTIONS = 32;

/** Sends alerts of different issues to the projects in turn, spread evenly over the seconds, each until it is accepted. */
export function sendAlerts(port: number, projects: readonly Sender[], count: number, seconds: number): Sending {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  const alerts = Array.from({ length: count }, (_, index): Alert => ({ number: index + 1, accepted: false }));
  const failures: Record<string, number> = {};
  let stopped = false;

  const attempt = async (alert: Alert): Promise<boolean> => {
    const project = projects[alert.number % projects.length];
    if (!project) throw new Error('there is no project');
    try {
      const post = envelope(project, eventOf(alert.number), eventId(alert.number));
      const { statusCode, body } = await pool.request({ ...post, method: 'POST' });
      await body.dump();
      if (statusCode === 200) return true;
      failures[statusCode] = (failures[statusCode] ?? 0) + 1;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      failures[code] = (failures[code] ?? 0) + 1;
    }
    return false;
  };
  const send = async (alert: Alert): Promise<void> => {
    for (let pause = FIRST_WAIT_MS; !stopped; pause = Math.min(pause * 2, LONGEST_WAIT_MS)) {
      alert.accepted = await attempt(alert);
      if (alert.accepted) return;
      await wait(pause);
    }
  };
  const sendAll = async (): Promise<void> => {
    const start = performance.now();
    const sent: Promise<void>[] = [];
    for (const [index, alert] of alerts.entries()) {
      const early = start + (index * seconds * 1_000) / count - performance.now();
      if (early > 0) await wait(early);
      sent.push(send(alert));
    }
    await Promise.all(sent);
    await pool.close();
  };
  return {
    alerts,
    failures,
    done: sendAll(),
    giveUp: () => {
      stopped = true;
    },
  };
}

function eventOf(number: number): object {
  const frame = (depth: number) => ({
    filename: `/srv/shop/src/alerts/part${depth}.js`,
    function: `handle${depth}`,
    in_app: true,
    lineno: 10 * depth + 1,
    colno: 5,
    context_line: `  throw new SiegeError('alert ' + number);`,
  });
  return {
    timestamp: Date.now() / 1_000,
    platform: 'node',
    level: 'error',
    environment: 'production',
    release: 'shop@1.0.0',
    tags: { region: 'eu', shard: String(number % 8) },
    // Each is an issue of its own, whatever its message looks like.
    fingerprint: [`alert ${number}`],
    exception: {
      values: [{ type: 'SiegeError', value: `alert ${number} failed`, stacktrace: { frames: [1, 2, 3].map(frame) } }],
    },
  };
}
