import { readAlertAccounts } from '../cards/tally.store';
import type { Deps } from '../deps';
import { viewOwnership } from '../ownership/get-ownership';
import { readMigrations } from '../platform/db/migrate';
import type { DiskSpace } from '../platform/disk';
import type { OrganizationId } from '../platform/ids';
import { findFaults } from './checks';
import { countWaitingJobs, findDisabled, findFailures, findLoads, findRefusedCards } from './delivery.store';
import { readOldestDueMs } from './metrics.store';
import { findFailingSinks } from '../sinks/sink.store';
import { findAppliedMigrations, findOwnedProjects, findStaleGroups, readPeople } from './people.store';
import type { Examination, Facts, Listed, SlackFacts, StaleOwner } from './types';

type ExamineDeps = Pick<Deps, 'db' | 'clock' | 'cache'>;

/** What is wrong, and how everything stands (PRODUCT 4.10, 7.6); changes nothing. */
export async function examine(
  deps: ExamineDeps,
  organizationId: OrganizationId,
  outside: { slack: SlackFacts; disk: DiskSpace | null },
): Promise<Examination> {
  const facts: Facts = { ...outside, ...(await gather(deps, organizationId)) };
  return { findings: findFaults(facts), facts };
}

async function gather({ db, clock, cache }: ExamineDeps, id: OrganizationId): Promise<Omit<Facts, 'slack' | 'disk'>> {
  const { read } = db;
  const now = clock.now();
  const [waiting, oldestDueMs, channels] = await Promise.all([
    countWaitingJobs(read),
    readOldestDueMs(read, now),
    findLoads(read, id, now),
  ]);
  return {
    now,
    queue: { waiting, oldestDueMs, channels },
    isCacheWorking: await cache.ping(),
    migrations: await readState(db),
    failures: await findFailures(read, id),
    disabled: await findDisabled(read, id),
    alerts: await readAlertAccounts(read),
    refusedCards: await findRefusedCards(read, id),
    sinks: await findFailingSinks(read),
    people: await readPeople(read, id),
    usergroups: await findStaleGroups(read, id),
    owners: await findOwners(db, id),
  };
}

async function readState({ read }: Deps['db']): Promise<Facts['migrations']> {
  const applied = await findAppliedMigrations(read);
  const wanted = readMigrations().migrationDirectories.map(({ path }) => path);
  return { applied: applied.length, pending: wanted.filter((name) => !applied.includes(name)) };
}

/** Owners in rules and CODEOWNERS that nobody can be assigned for. */
async function findOwners({ read }: Deps['db'], id: OrganizationId): Promise<Listed<StaleOwner>> {
  const found: StaleOwner[] = [];
  for (const project of await findOwnedProjects(read, id)) {
    const { stale } = await viewOwnership(read, project);
    found.push(...stale.map(({ owner, text, lines }) => ({ owner, text, line: lines[0] ?? 0, project: project.slug })));
  }
  return { total: found.length, first: found };
}
