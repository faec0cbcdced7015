import { copyFileSync } from 'node:fs';
import type { Config } from '../../src/config';
import type { Deps } from '../../src/deps';
import { openCache } from '../../src/platform/cache/open-cache';
import { systemClock } from '../../src/platform/clock';
import { migrate } from '../../src/platform/db/migrate';
import { openDatabase } from '../../src/platform/db/open-database';
import { createLogger } from '../../src/platform/log';
import { createMeters } from '../../src/platform/meters';
import { createQueue } from '../../src/platform/queue/create-queue';
import { systemRandom } from '../../src/platform/random';
import { openBare, type Bare } from './bare';

/** Snowflake-sized, as in life. */
export const ORGANIZATION = '4510632216887296';
export const PROJECT = '4510632216887297';
export const TEAM = '4510632216887298';
export const CHANNEL = 'C0ALERTS1';
export const SECOND_CHANNEL = 'C0CHECKOU';
/** Users 1 to 20 are the team's members. */
export const MEMBERS = Array.from({ length: 20 }, (_, index) => String(index + 1));
/** Acts, and is no member. */
export const VIEWER = '21';
export const OUTSIDER = '22';
const USERS = 22;

export interface Dibs {
  deps: Deps;
  close(): Promise<void>;
}

/** The domain with everything real but Slack: no worker runs, so that the queue keeps its rows. */
export async function openDibs(databaseFile: string, cacheFile: string): Promise<Dibs> {
  const log = createLogger('silent');
  const db = await openDatabase(databaseFile);
  const cache = await openCache(cacheFile, log);
  const queue = createQueue(systemClock);
  const deps = {
    config: config(databaseFile, cacheFile),
    clock: systemClock,
    random: systemRandom,
    log,
    db,
    cache,
    queue,
    meters: createMeters(systemClock),
  };
  return { deps, close: async () => void (await Promise.all([db.close(), cache.close()])) };
}

export function config(databaseFile: string, cacheFile: string): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseFile,
    cacheFile,
    slack: null,
    alertChannel: null,
    analyticsChannel: null,
    webhook: null,
    admins: [],
    logLevel: 'silent',
  };
}

/** A migrated database with an organization, 22 people, a team of 20 and one project. */
export async function makeWorld(file: string): Promise<void> {
  await migrate(file);
  const bare = openBare(file);
  const now = Date.now();
  const insert = (table: string, row: Record<string, unknown>) => insertRow(bare, table, row);
  bare.transaction(() => {
    insert('Organization', { id: ORGANIZATION, slackTeamId: 'T0ACME001', name: 'Acme', slug: 'acme', createdAt: now });
    for (let id = 1; id <= USERS; id++) {
      const name = `Person ${id}`;
      const known = { slackUserId: `U0PERSON${id}`, handle: `person${id}`, displayName: name, realName: name };
      const state = { kind: 'member', isActive: 1, isSlackAdmin: 0, search: name.toLowerCase(), syncedAt: now };
      insert('User', { id, organizationId: ORGANIZATION, ...known, email: `person${id}@acme.example`, ...state });
    }
    const team = { slug: 'payments', name: 'Payments', slackChannelId: SECOND_CHANNEL, search: 'payments' };
    insert('Team', { id: TEAM, organizationId: ORGANIZATION, ...team, createdAt: now });
    for (const userId of MEMBERS) insert('TeamMember', { teamId: TEAM, userId });
    insert('Project', {
      id: PROJECT,
      organizationId: ORGANIZATION,
      slug: 'checkout',
      name: 'Checkout',
      createdAt: now,
    });
  })();
  bare.close();
}

/** Adds issues 1 to `count` with a posted card each. `ts` gives the message of a card. */
export function addIssues(
  bare: Bare,
  projectId: string,
  count: number,
  ts: (number: number) => string = (number) => `1700000000.${String(number).padStart(6, '0')}`,
): void {
  const now = Date.now();
  bare.transaction(() => {
    for (let number = 1; number <= count; number++) {
      const { lastInsertRowid } = insertRow(bare, 'Issue', {
        projectId,
        number,
        fingerprint: `bench-${number}`,
        title: `TypeError: cannot read properties of undefined (reading 'total${number}')`,
        culprit: 'src/pay/charge.ts in chargeCard',
        message: `cannot read properties of undefined (reading 'total${number}')`,
        level: 'error',
        timesSeen: 1,
        firstSeen: now,
        lastSeen: now,
      });
      insertRow(bare, 'Card', { issueId: lastInsertRowid, channelId: CHANNEL, ts: ts(number), createdAt: now });
    }
    bare.prepare('UPDATE "Project" SET "issueCounter" = ? WHERE "id" = ?').run(count, projectId);
  })();
}

function insertRow(bare: Bare, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row);
  const sql = `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`;
  return bare.prepare(sql).run(...Object.values(row));
}

/** A copy of a database nobody has open, with its log already merged. */
export function copyWorld(from: string, to: string): string {
  const bare = openBare(from);
  bare.pragma('wal_checkpoint(TRUNCATE)');
  bare.close();
  copyFileSync(from, to);
  return to;
}
