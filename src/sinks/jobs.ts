import type { OrganizationId } from '../platform/ids';
import type { NewJob } from '../platform/queue/catalog';
import type { SinkName } from './types';

const CHANNEL_MS = 60_000;
const WEBHOOK_MS = 5_000;

/** A sink's next look at what happened. Each slot has a key of its own, so that a look can ask for the next one. */
export function nextLookJob(name: SinkName, organizationId: OrganizationId, now: Date): NewJob {
  const every = name === 'channel' ? CHANNEL_MS : WEBHOOK_MS;
  const slot = Math.floor(now.getTime() / every) + 1;
  const orderKey = `sink:${name}`;
  const common = { key: `${orderKey}:${slot}`, orderKey, lane: 2, runAt: new Date(slot * every) } as const;
  switch (name) {
    case 'channel':
      return { ...common, kind: 'sink.channel', payload: { organizationId } };
    case 'webhook.issues':
      return { ...common, kind: 'sink.webhook', payload: { organizationId, stream: 'issues' } };
    case 'webhook.analytics':
      return { ...common, kind: 'sink.webhook', payload: { organizationId, stream: 'analytics' } };
  }
}
