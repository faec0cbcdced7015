import type { Json } from '../json';
import type { Delivery, DeliveryKind } from '../logs';
import { newSecret } from '../state/ids';
import type { Workspace } from '../workspace';
import { sendOverHttp } from './http-delivery';
import type { SocketHub } from './socket-hub';

export type DeliveryTarget = { mode: 'http'; url: string } | { mode: 'socket' };

/** Something to hand to the app: a payload as Slack would send it. */
export interface Parcel {
  kind: DeliveryKind;
  name: string;
  payload: Json;
  retry?: { num: number; reason: string };
}

/** Reasons are those of Slack's `X-Slack-Retry-Reason`. */
export type DeliveryOutcome =
  | { ok: true; answer: unknown }
  | { ok: false; reason: 'http_timeout' | 'http_error' | 'connection_failed'; status: number | null; noRetry: boolean };

export type Deliver = (parcel: Parcel) => Promise<DeliveryOutcome>;

/** Hands parcels to wherever the app listens at the moment, and logs every attempt. */
export function createDeliver(workspace: Workspace, hub: SocketHub, target: () => DeliveryTarget): Deliver {
  return async (parcel) => {
    const to = target();
    const entry: Delivery = workspace.deliveries.add({
      id: newSecret(),
      kind: parcel.kind,
      name: parcel.name,
      mode: to.mode,
      at: workspace.clock(),
      payload: parcel.payload,
      retryNum: parcel.retry?.num ?? 0,
      status: null,
      ackMs: null,
      answer: undefined,
      failure: null,
    });
    const started = performance.now();
    const outcome = to.mode === 'http' ? await sendOverHttp(workspace, to.url, parcel) : await hub.send(parcel);
    entry.status = outcome.ok ? 200 : outcome.status;
    entry.ackMs = outcome.ok ? performance.now() - started : null;
    entry.answer = outcome.ok ? outcome.answer : undefined;
    entry.failure = outcome.ok ? null : outcome.reason;
    workspace.deliveries.touched();
    return outcome;
  };
}
