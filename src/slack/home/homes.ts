import { createHash } from 'node:crypto';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../deps';
import type { Viewer } from '../../people/types';
import type { UserId } from '../../platform/ids';
import { errorFields } from '../../platform/log';
import { classifyError } from '../classify-error';
import { drawHome } from './draw-home';
import { FIRST_STATE, type HomeState } from './home-state';

/** Slack tells when a Home is opened and never when it is closed: who did nothing there for so long has closed it. */
const OPEN_MS = 10 * 60_000;
/** So many are kept up to date; beyond them the one that was used longest ago is not. */
const MOST_OPEN = 200;
/** Between two looks for what has changed: of the 2 s in which it has to be shown, the rest is for drawing and for Slack. */
const PAUSE_MS = 1_500;
/** Whoever changed something in the own Home gets it drawn at once; that comes first. */
const FIRST_MS = 300;

interface Home {
  viewer: Viewer;
  state: HomeState;
  /** What the last action there came to. */
  said: readonly KnownBlock[];
  usedAt: number;
  /** A digest of what Slack shows; null when that is not known. */
  shown: string | null;
  /** Its drawings, one after the other: an older one never covers a newer one. */
  drawing: Promise<unknown>;
}

/** The App Homes that people look at, kept up to date while they do. */
export interface Homes {
  /** For who opened it or acted in it: draws it now, with what is given changed. */
  show(viewer: Viewer, change?: { state?: HomeState; said?: readonly KnownBlock[] }): Promise<void>;
  /** Ends the looking, and what is being drawn. */
  stop(): Promise<void>;
}

export function createHomes({ deps, client }: { deps: Deps; client: WebClient }): Homes {
  const { clock, log } = deps;
  const open = new Map<UserId, Home>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();
  let lookedAt = -PAUSE_MS;
  let isStopped = false;
  // Whatever changes an issue has jobs to do, and says so after the commit.
  const deafen = deps.queue.onNudge(() => lookIn(Math.max(FIRST_MS, lookedAt + PAUSE_MS - performance.now())));

  function lookIn(ms: number): void {
    if (timer !== null || isStopped || open.size === 0) return;
    timer = setTimeout(() => {
      timer = null;
      lookedAt = performance.now();
      looking = looking.then(look);
    }, ms).unref();
  }

  async function look(): Promise<void> {
    const since = clock.now().getTime() - OPEN_MS;
    for (const [userId, { usedAt }] of open) if (usedAt < since) open.delete(userId);
    await Promise.all([...open.values()].map((home) => draw(home, 'changed').catch((error) => close(home, error))));
  }

  function close(home: Home, error: unknown): void {
    log.warn(errorFields(error), 'a home tab is not kept up to date any more');
    open.delete(home.viewer.userId);
  }

  function draw(home: Home, when: 'always' | 'changed'): Promise<void> {
    const drawn = home.drawing.then(() => publish(home, when));
    home.drawing = drawn.catch(() => undefined);
    return drawn;
  }

  async function publish(home: Home, when: 'always' | 'changed'): Promise<void> {
    const view = await drawHome(deps, home.viewer, home.state, home.said);
    const digest = createHash('sha256').update(JSON.stringify(view)).digest('base64');
    if (when === 'changed' && digest === home.shown) return;
    home.shown = null;
    try {
      await client.views.publish({ user_id: home.viewer.slackUserId, view });
      home.shown = digest;
    } catch (error) {
      const { failure, detail } = classifyError(error);
      if (failure !== 'rate-limited' && failure !== 'temporary') throw error;
      lookIn(detail.retryAfterMs ?? PAUSE_MS);
    }
  }

  return {
    async show(viewer, change = {}) {
      const home = open.get(viewer.userId) ?? {
        ...{ viewer, state: FIRST_STATE, said: [], shown: null, drawing: Promise.resolve() },
        usedAt: 0,
      };
      Object.assign(home, change, { viewer, usedAt: clock.now().getTime() });
      open.delete(viewer.userId);
      open.set(viewer.userId, home);
      const [longestAgo] = open.keys();
      if (open.size > MOST_OPEN && longestAgo !== undefined) open.delete(longestAgo);
      await draw(home, 'always');
    },
    async stop() {
      isStopped = true;
      deafen();
      if (timer !== null) clearTimeout(timer);
      await looking;
      await Promise.all([...open.values()].map(({ drawing }) => drawing));
    },
  };
}
