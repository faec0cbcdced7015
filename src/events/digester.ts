import type { Deps } from '../deps';
import { errorFields } from '../platform/log';
import { digestEvents } from './digest-events';
import { createOwnerWatch } from './owner-watch';

/** After a failure (the database is locked, the disk is full) it tries again, and again, but not in a frenzy. */
const PAUSE_MS = 500;

export interface Digester {
  /** Says that there are new events; call after their commit. */
  nudge(): void;
  /** Resolves when nothing is left to digest. */
  idle(): Promise<void>;
  /** Finishes the batch in hand and takes no more. */
  stop(): Promise<void>;
}

/** Digests in the background, one batch after the other, beginning with what an earlier process left behind. */
export function startDigester(deps: Deps): Digester {
  const watch = createOwnerWatch(deps);
  let isStopped = false;
  let hasWork = true;
  let wake = () => undefined as void;
  let idleWaiters: (() => void)[] = [];

  const settleIdle = () => {
    idleWaiters.forEach((resolve) => resolve());
    idleWaiters = [];
  };

  async function sleep(ms: number | null): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (ms !== null) timer = setTimeout(resolve, ms);
    });
    clearTimeout(timer);
  }

  async function loop(): Promise<void> {
    while (!isStopped) {
      if (!hasWork) {
        settleIdle();
        await sleep(null);
        continue;
      }
      hasWork = false;
      try {
        if ((await digestEvents(deps, watch)) > 0) hasWork = true;
      } catch (error) {
        hasWork = true;
        deps.log.error(errorFields(error), 'digesting events failed; trying again');
        if (!isStopped) await sleep(PAUSE_MS);
      }
    }
    settleIdle();
  }

  const ended = loop();
  return {
    nudge() {
      hasWork = true;
      wake();
    },
    idle: () =>
      new Promise((resolve) => {
        if (isStopped) return resolve();
        idleWaiters.push(resolve);
        hasWork = true;
        wake();
      }),
    stop() {
      isStopped = true;
      wake();
      return ended;
    },
  };
}
