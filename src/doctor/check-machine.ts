import { enumerated, say } from './sentence';
import type { Check } from './types';

const LEAST_FREE_BYTES = 500_000_000;
const LEAST_FREE_SHARE = 0.05;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000).toLocaleString('en-US')} MB`;

export const checkMigrations: Check = ({ migrations: { pending } }) =>
  pending.length === 0
    ? null
    : {
        kind: 'migrations',
        severity: 'broken',
        what: say`The database lacks what these migrations bring: ${enumerated(pending.map((name) => say`${{ code: name }}`))}.`,
        todo: say`Restart Dibs: it applies them at the start, and does not start when they fail.`,
      };

export const checkCache: Check = ({ isCacheWorking }) =>
  isCacheWorking
    ? null
    : {
        kind: 'cache',
        severity: 'attention',
        what: say`The cache does not answer, so everything is looked up in the database.`,
        todo: say`Look into the log for ${{ code: 'cache failed' }}. Its file may be deleted while Dibs is stopped.`,
      };

export const checkDisk: Check = ({ disk }) => {
  if (disk === null) return null;
  const { freeBytes, totalBytes } = disk;
  if (freeBytes >= LEAST_FREE_BYTES && freeBytes >= totalBytes * LEAST_FREE_SHARE) return null;
  return {
    kind: 'disk',
    severity: 'attention',
    what: say`The database’s disk has only ${megabytes(freeBytes)} of ${megabytes(totalBytes)} left.`,
    todo: say`Make room. When it is full, events are refused, and nothing can be changed.`,
  };
};
