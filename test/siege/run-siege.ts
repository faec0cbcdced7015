import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../bench/lib/stats';
import { account, type Account } from './account';
import { startBesieged, type Besieged } from './besieged';
import type { FarSide, FarSideOptions } from './far-side';
import type { SiegeOptions } from './options';
import { slugOf } from './read-message';
import { sendAlerts } from './sender';
import { openStored, type Stored } from './stored';

export interface SiegeResult extends Account {
  options: SiegeOptions;
  /** From the first alert until nothing was left to do, or the deadline. */
  seconds: number;
  /** How long the app was away after each kill, in milliseconds. */
  outages: number[];
  /** Why alerts had to be sent again, and how often. */
  resent: Record<string, number>;
}

export interface SiegeParts {
  startFarSide: (options: FarSideOptions) => Promise<FarSide>;
  progress?: (text: string) => void;
}

const LOOK_EVERY_MS = 500;
const SET_UP_MS = 30_000;

/** Enough even if no click were ever answered, as far as one page of Slack's list of people goes. */
const peopleFor = ({ clicksPerSecond, seconds }: SiegeOptions) => Math.min(clicksPerSecond * seconds, 900);

export async function runSiege(options: SiegeOptions, parts: SiegeParts): Promise<SiegeResult> {
  const { startFarSide, progress = () => undefined } = parts;
  const { channels, seed, limits } = options;
  const dir = mkdtempSync(path.join(os.tmpdir(), 'dibs-siege-'));
  const clean = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', clean);
  const open: { stop(): unknown }[] = [{ stop: clean }];
  try {
    progress('starting a workspace and the app');
    const farSide = await startFarSide({ channels, people: peopleFor(options), limits, seed });
    open.push(farSide);
    const databaseFile = path.join(dir, 'dibs.db');
    const app = await startBesieged({
      DATABASE_URL: `file:${databaseFile}`,
      CACHE_URL: `sqlite://${path.join(dir, 'cache.db')}`,
      SLACK_BOT_TOKEN: farSide.ready.botToken,
      SLACK_SIGNING_SECRET: farSide.ready.signingSecret,
      SLACK_API_URL: farSide.ready.apiUrl,
    });
    open.push(app);
    const stored = openStored(databaseFile, channels);
    open.push({ stop: () => stored.close() });
    await setUp(farSide, app, stored, channels);
    return await besiege(options, farSide, app, stored, progress);
  } finally {
    for (const one of open.reverse()) await one.stop();
    process.off('exit', clean);
  }
}

/** One project for each channel. */
async function setUp(farSide: FarSide, app: Besieged, stored: Stored, channels: number): Promise<void> {
  await farSide.deliverTo(app.port);
  const need = async (what: string, look: () => boolean | Promise<boolean>) => {
    if (!(await comesTrue(SET_UP_MS, look))) throw new Error(`waited in vain for ${what}`);
  };
  await need('the app to be ready', async () => (await fetch(`http://127.0.0.1:${app.port}/ready`)).status === 200);
  for (let index = 0; index < channels; index++) {
    await farSide.runs(`/assign-admin project create ${slugOf(index)} #siege-${index + 1}`);
  }
  await need('the projects', () => stored.projects().length === channels);
  await need('the answers about them', () => isDone(stored));
}

async function besiege(
  options: SiegeOptions,
  farSide: FarSide,
  app: Besieged,
  stored: Stored,
  progress: (text: string) => void,
): Promise<SiegeResult> {
  const { alerts, seconds, clicksPerSecond, faults } = options;
  const start = performance.now();
  const deadline = start + options.deadlineSeconds * 1_000;
  await farSide.begin({ clicksPerSecond, faults });
  const sending = sendAlerts(app.port, stored.projects(), alerts, seconds);
  const killing = killAtRandom(options, app, start);
  let isSent = false;
  // People click for as long as alerts come in: each click is followed by a line in a thread and a redraw, of which Slack
  // takes one a second in a channel and fifty a minute in all.
  const sent = Promise.all([sending.done, killing])
    .then(() => farSide.stopClicking())
    .then(() => (isSent = true));
  const delivered = comesTrue(deadline - performance.now(), () => {
    const accepted = sending.alerts.filter((alert) => alert.accepted).length;
    const { events, jobs, cards } = stored.left();
    progress(`${accepted} accepted, ${app.outages.length} kills; left: ${events} events, ${jobs} jobs, ${cards} cards`);
    return isSent && isDone(stored);
  });
  // An app that does not start again ends the siege; what is left at the deadline stands in the account.
  await Promise.race([delivered, sent.then(() => delivered)]);
  const took = (performance.now() - start) / 1_000;
  sending.giveUp();
  await sent;
  const { outages } = app;
  const facts = {
    ...(await farSide.facts()),
    alerts: sending.alerts,
    issues: stored.issues(),
    left: stored.left(),
    outages,
  };
  return {
    ...account(facts),
    options,
    seconds: Math.round(took),
    outages: outages.map(({ from, to }) => to - from),
    resent: sending.failures,
  };
}

/** Between the first tenth and the last tenth of the sending. */
async function killAtRandom({ kills, seconds, seed }: SiegeOptions, app: Besieged, start: number): Promise<void> {
  const random = seededRandom(seed + 1);
  const moments = Array.from({ length: kills }, () => start + (0.1 + 0.8 * random()) * seconds * 1_000);
  for (const moment of moments.sort((a, b) => a - b)) {
    await wait(Math.max(moment - performance.now(), 0));
    await app.restart();
  }
}

function isDone(stored: Stored): boolean {
  const { events, requests, jobs } = stored.left();
  return events + requests + jobs === 0;
}

/** False when the time is over before. */
async function comesTrue(longestMs: number, look: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + longestMs;
  while (!(await look())) {
    if (performance.now() > deadline) return false;
    await wait(LOOK_EVERY_MS);
  }
  return true;
}
