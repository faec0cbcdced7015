import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Config, SlackConfig } from './config';
import { resumeDeletions } from './deletion/resume-deletions';
import type { Deps } from './deps';
import { startDigester } from './events/digester';
import { createHttpServer } from './http/server';
import { startWorker, type Worker } from './jobs/worker';
import { resumeLeases } from './leases/resume-leases';
import type { Organization } from './organizations/types';
import { openCache } from './platform/cache/open-cache';
import { systemClock, type Clock } from './platform/clock';
import { migrate } from './platform/db/migrate';
import { openDatabase } from './platform/db/open-database';
import { conflict } from './platform/errors';
import type { OrganizationId } from './platform/ids';
import { createLogger, errorFields } from './platform/log';
import { createMeters } from './platform/meters';
import { takeProcessLock } from './platform/process-lock';
import { createQueue } from './platform/queue/create-queue';
import { systemRandom } from './platform/random';
import { ensureFirstProject } from './projects/first-project';
import { resumeSinks } from './sinks/resume-sinks';
import { createSlackEdge } from './slack/bolt';
import { createMessenger } from './slack/messenger';
import { planWeekly } from './stats/plan-weekly';
import { createWebhookSender } from './webhooks/create-webhook-sender';

export interface App {
  deps: Deps;
  port: number;
  /** Our workspace; resolves once Slack has said which one it is and its people are mirrored. */
  organization(): Promise<Organization>;
  /** Resolves when all accepted events are digested and nothing is left to deliver now. */
  settled(): Promise<void>;
  /** Finishes what is in hand and takes nothing new; within 10 s (PRODUCT 11). */
  stop(): Promise<void>;
}

export type SlackedConfig = Config & { slack: SlackConfig };

export interface AppOptions {
  /** Whether an empty database gets a first project and a welcome message. Default: yes. */
  welcome?: boolean;
  /** Whether Slack's limits are kept to before Slack complains. Default: yes; tests have no time for it. */
  paced?: boolean;
  /** What time it is. Default: what the machine says. */
  clock?: Clock;
}

/** Of the 10 s in which the process has to end (PRODUCT 11); the rest is for closing the files. */
const STOP_MS = 8_500;
const LEAST_STOP_MS = 500;

/** The composition root: the only place that knows every edge. */
export async function startApp(config: SlackedConfig, options: AppOptions = {}): Promise<App> {
  const { clock = systemClock } = options;
  const log = createLogger(config.logLevel);
  mkdirSync(path.dirname(config.databaseFile), { recursive: true });
  const lock = takeProcessLock(config.databaseFile);
  if (!lock)
    throw conflict(
      'already_running',
      `Another Dibs is running on ${config.databaseFile}. One process at a time works on a database.`,
    );
  const applied = await migrate(config.databaseFile);
  if (applied.length > 0) log.info({ applied }, 'database migrated');

  const db = await openDatabase(config.databaseFile);
  const cache = await openCache(config.cacheFile, log);
  const queue = createQueue(clock);
  const deps: Deps = { config, clock, random: systemRandom, log, db, cache, queue, meters: createMeters(clock) };

  const slack = createSlackEdge(deps, config.slack, { paced: options.paced !== false });
  const digester = startDigester(deps);
  let worker: Worker | null = null;
  let organizationId: OrganizationId | null = null;
  const readiness = async () => ({
    database: await db.read.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    ),
    cache: await cache.ping(),
    slack: slack.isConnected() && !worker?.isRefused(),
    migrations: true, // The process does not come this far without them.
  });
  const http = createHttpServer(deps, {
    slackListener: slack.listener ?? undefined,
    readiness,
    organizationId: () => organizationId,
    digester,
  });
  const port = await http.listen().catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? conflict('port_taken', `Port ${config.port} is taken. Set PORT to a free one.`) : error;
  });
  await resumeDeletions(deps);
  await resumeLeases(deps);
  const jobs = startWorker(deps, {
    messenger: createMessenger({ client: slack.client, log }),
    presenceOf: slack.presenceOf,
    sendWebhook: config.webhook && createWebhookSender(config.webhook, clock),
  });
  worker = jobs;
  // In the background: events are taken and kept while Slack is down, and the first start may fall into such a time.
  const organization = slack.start().then(async (known) => {
    organizationId = known.id;
    await slack.peopleSynced();
    await resumeSinks(deps, known.id);
    if (options.welcome !== false) await ensureFirstProject(deps, known);
    await planWeekly(deps, known.id);
    return known;
  });
  organization.catch((error: unknown) => log.info(errorFields(error), 'ended before Slack answered'));
  log.info({ port, mode: slack.listener ? 'http' : 'socket' }, 'started');

  return {
    deps,
    port,
    organization: () => organization,
    async settled() {
      await slack.idle();
      await digester.idle();
      await jobs.idle();
    },
    async stop() {
      log.info({}, 'stopping');
      const end = performance.now() + STOP_MS;
      await Promise.all([http.close(), slack.stop()]);
      await digester.stop();
      // Last, for the others give it work; when they took long, what it has in hand is taken back at the next start.
      await jobs.stop(Math.max(end - performance.now(), LEAST_STOP_MS));
      await Promise.all([db.close(), cache.close()]);
      lock.release();
      log.info({}, 'stopped');
    },
  };
}
