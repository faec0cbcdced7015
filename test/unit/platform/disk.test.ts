import path from 'node:path';
import { readDiskSpace } from '../../../src/platform/disk';

test('the disk of a file has some room, and not more than it has', async () => {
  const space = await readDiskSpace(path.join(__dirname, 'any.db'));
  expect(space?.totalBytes).toBeGreaterThan(1_000_000);
  expect(space?.freeBytes).toBeLessThanOrEqual(space?.totalBytes ?? 0);
});

test('of a folder that is not there nothing is known', async () => {
  expect(await readDiskSpace('/there/is/no/such/folder/any.db')).toBeNull();
});
