import type { Config } from './config';
import type { Cache } from './platform/cache/cache';
import type { Clock } from './platform/clock';
import type { Database } from './platform/db/database';
import type { Logger } from './platform/log';
import type { Meters } from './platform/meters';
import type { Queue } from './platform/queue/queue';
import type { Random } from './platform/random';

/** What every use case is given: time, chance, storage, the queue and what is counted. Made once, in `app.ts`. */
export interface Deps {
  config: Config;
  clock: Clock;
  random: Random;
  log: Logger;
  db: Database;
  cache: Cache;
  queue: Queue;
  meters: Meters;
}
