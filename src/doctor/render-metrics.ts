import { Counter, Gauge, Registry } from 'prom-client';
import { readAlertAccounts } from '../cards/tally.store';
import type { Deps } from '../deps';
import { buildInfo } from '../platform/build-info';
import { countDisabledChannels, readDatabaseBytes, readOldestDueMs, readQueueDepth } from './metrics.store';

type Series = readonly [value: number, labels?: Record<string, string | number>];

/**
 * `GET /metrics` (PRODUCT 11), as Prometheus reads it: what the process counted, and what stands in the database now, in
 * a registry of the moment, so that what is gone does not stay.
 */
export async function renderMetrics(deps: Pick<Deps, 'db' | 'clock' | 'meters'>): Promise<string> {
  const { read } = deps.db;
  const [alerts, depth, oldestDueMs, bytes, disabled] = await Promise.all([
    readAlertAccounts(read),
    readQueueDepth(read),
    readOldestDueMs(read, deps.clock.now()),
    readDatabaseBytes(read),
    countDisabledChannels(read),
  ]);
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ([[, labels = {}] = [0]]: readonly Series[]) => Object.keys(labels);
  const gauge = (name: string, help: string, ...series: Series[]) => {
    const one = new Gauge({ name, help, labelNames: labelNames(series), registers });
    for (const [value, labels = {}] of series) one.set(labels, value);
  };
  const counter = (name: string, help: string, ...series: Series[]) => {
    const one = new Counter({ name, help, labelNames: labelNames(series), registers });
    for (const [value, labels = {}] of series) one.inc(labels, value);
  };
  const jobs = depth.map(({ jobs: count, ...labels }): Series => [count, labels]);

  const { due, pending, ...ends } = alerts;
  counter('dibs_alerts_due_total', 'Alerts that a channel is to hear of', [due]);
  counter('dibs_alerts_ended_total', 'As what alerts ended', ...Object.entries(ends).map(alertSeries));
  gauge('dibs_alerts_pending', 'Alerts that wait to be shown', [pending]);
  gauge('dibs_jobs', 'Rows of the queue', ...jobs);
  gauge('dibs_jobs_oldest_due_seconds', 'How long the job that is due longest has been', [oldestDueMs / 1_000]);
  gauge('dibs_channels_disabled', 'Channels that Dibs stopped posting to', [disabled]);
  gauge('dibs_database_bytes', 'Size of the database without its log', [bytes]);
  gauge('dibs_build_info', 'Always 1', [1, buildInfo()]);
  return `${await deps.meters.registry.metrics()}\n${await registry.metrics()}`;
}

const alertSeries = ([end, count]: [string, number]): Series => [count, { as: end }];
