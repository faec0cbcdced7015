import type { Config } from '../config';
import type { SinkName } from './types';

/** The sinks that the settings ask for. */
export function configuredSinks({
  analyticsChannel,
  webhook,
}: Pick<Config, 'analyticsChannel' | 'webhook'>): SinkName[] {
  return [
    ...(analyticsChannel === null ? [] : (['channel'] as const)),
    ...(webhook === null ? [] : (['webhook.issues', 'webhook.analytics'] as const)),
  ];
}
