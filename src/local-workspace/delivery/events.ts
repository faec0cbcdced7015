import { isObject, textOf, type Json } from '../json';
import type { PendingEvent } from '../model';
import { newId } from '../state/ids';
import type { Workspace } from '../workspace';

/** Milliseconds after a failed attempt: at once, a minute, five minutes; then Slack gives up. */
const RETRY_AFTER = [0, 60_000, 300_000];
const LOOK_EVERY_MS = 500;

export interface EventQueue {
  /** Tells the app that something happened; keeps trying as Slack does. */
  publish(event: Json): void;
  /** Tries everything that is due by the workspace's clock; resolves when nothing due is left. */
  run(): Promise<void>;
  stop(): void;
}

export function createEventQueue(workspace: Workspace): EventQueue {
  const busy = new Map<string, Promise<void>>();
  let stopped = false;

  const attempt = async (pending: PendingEvent): Promise<void> => {
    const event = isObject(pending.envelope.event) ? pending.envelope.event : {};
    const outcome = await workspace.deliver({
      kind: 'event',
      name: textOf(event.type),
      payload: pending.envelope,
      ...(pending.attempts > 0 ? { retry: { num: pending.attempts, reason: pending.reason ?? 'unknown_error' } } : {}),
    });
    // A process that is going down leaves the event for its next start.
    if (stopped) return;
    const wait = RETRY_AFTER[pending.attempts];
    if (outcome.ok || outcome.noRetry || wait === undefined) return workspace.pendingEvents.delete(pending.id);
    workspace.pendingEvents.set(pending.id, {
      ...pending,
      attempts: pending.attempts + 1,
      dueAt: workspace.clock() + wait,
      reason: outcome.reason,
    });
  };

  const startDue = (): Promise<void>[] => {
    const due = workspace.pendingEvents.values().filter((one) => one.dueAt <= workspace.clock() && !busy.has(one.id));
    for (const one of due)
      busy.set(
        one.id,
        attempt(one).finally(() => busy.delete(one.id)),
      );
    return [...busy.values()];
  };

  const run = async (): Promise<void> => {
    for (let work = startDue(); work.length > 0 && !stopped; work = startDue()) await Promise.all(work);
  };
  const timer = setInterval(() => void run(), LOOK_EVERY_MS);
  timer.unref();

  return {
    publish: (event) => {
      const id = newId('Ev');
      workspace.pendingEvents.set(id, {
        id,
        envelope: envelopeOf(workspace, id, event),
        attempts: 0,
        dueAt: workspace.clock(),
        reason: null,
      });
      void run();
    },
    run,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}

function envelopeOf(workspace: Workspace, eventId: string, event: Json): Json {
  const { team, app } = workspace;
  return {
    token: 'local-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event: { event_ts: workspace.nextTs(), ...event },
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(workspace.clock() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}
