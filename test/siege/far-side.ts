import { randomBytes } from 'node:crypto';
import { seededRandom } from '../../bench/lib/stats';
import type { LimitsMode } from '../../src/local-workspace/limits/rate-limits';
import { startLocalWorkspace } from '../../src/local-workspace/start';
import { createClicker } from './clicker';
import type { Facts } from './facts';
import { channelId, personId, siegeSeed } from './far-side-seed';
import { watchHealth } from './health';
import { readMessage } from './read-message';

export interface FarSideOptions {
  channels: number;
  people: number;
  limits: LimitsMode;
  seed: number;
}

/** What the app is told about where it works. */
export interface FarSideReady {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
}

export type FarSideFacts = Pick<Facts, 'messages' | 'clicks' | 'violations' | 'calls' | 'health'>;

/** Slack under siege. Everything goes through promises, for it may be another process. */
export interface FarSide {
  readonly ready: FarSideReady;
  deliverTo(port: number): Promise<void>;
  /** A command of an administrator. */
  runs(text: string): Promise<void>;
  /** Lets people click, and faults happen, from now on. */
  begin(options: { clicksPerSecond: number; faults: boolean }): Promise<void>;
  stopClicking(): Promise<void>;
  facts(): Promise<FarSideFacts>;
  stop(): Promise<void>;
}

const ALICE = 'U0ALICE01';

export async function startFarSide({ channels, people, limits, seed }: FarSideOptions): Promise<FarSide> {
  const secrets = {
    botToken: `xoxb-${randomBytes(8).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
  const workspace = await startLocalWorkspace({
    ...secrets,
    port: 0,
    file: null,
    delivery: { mode: 'http', url: 'http://127.0.0.1:9/slack/events' },
    appToken: 'xapp-siege',
    seed: siegeSeed(channels, people),
    limits,
  });
  const { control: slack } = workspace;
  const crowd = Array.from({ length: people }, (_, index) => personId(index));
  const health = watchHealth();
  const clicker = createClicker(slack, crowd, seededRandom(seed));
  return {
    ready: { ...secrets, apiUrl: workspace.apiUrl },
    deliverTo: async (port) => workspace.setDelivery({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` }),
    runs: async (text) => {
      const { ok, error } = await slack.as(ALICE).runs('#general', text);
      if (!ok) throw new Error(`${text}: ${error}`);
    },
    begin: async ({ clicksPerSecond, faults }) => {
      if (faults) slack.faults.random(seed);
      clicker.start(clicksPerSecond);
    },
    stopClicking: async () => clicker.stop(),
    facts: async () => ({
      messages: Array.from({ length: channels }, (_, index) => channelId(index)).flatMap((channel) => {
        const roots = slack.messages(channel);
        const replies = roots.flatMap(({ ts }) => slack.thread(channel, ts).slice(1));
        return [...roots, ...replies].map(readMessage);
      }),
      clicks: clicker.clicks(),
      violations: slack.violations(),
      calls: slack.tally(),
      health: health.read(),
    }),
    stop: () => {
      health.stop();
      return workspace.close();
    },
  };
}
