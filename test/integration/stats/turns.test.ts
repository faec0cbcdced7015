import { getStats } from '../../../src/stats/get-stats';
import { lastDays } from '../../../src/stats/window';
import { testDeps } from '../../support/deps';
import { makeOrganization } from '../../support/factory';

test('while statistics are computed, everything else has a turn after each query of each day', async () => {
  const { deps, cleanup } = await testDeps();
  const organization = await makeOrganization(deps);
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    if (isDone) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  const days = 30;
  await getStats(deps, organization.id, { ...lastDays(deps.clock.now(), days), subject: { kind: 'all' } });
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(2 * days);
  await cleanup();
});
