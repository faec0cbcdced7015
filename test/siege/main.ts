import { writeFileSync } from 'node:fs';
import { drawAccount } from './draw-account';
import { forkFarSide } from './fork-far-side';
import { readOptions, USAGE, type SiegeOptions } from './options';
import { runSiege } from './run-siege';

const RESULT = 'dist/siege.json';
const TELL_EVERY_MS = 10_000;

/** `npm run siege`: the long one. Prints the accounting, and ends with 1 when it does not balance. */
async function main(): Promise<number> {
  let options: SiegeOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const result = await runSiege(options, { startFarSide: forkFarSide, progress: createProgress() });
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${drawAccount(result)}\n`);
  return result.balances ? 0 : 1;
}

/** One line that is written over and over; every ten seconds a new one where nobody watches. */
function createProgress(): (text: string) => void {
  let toldAt = -Infinity;
  return (text) => {
    if (process.stderr.isTTY) return void process.stderr.write(`\r\u001b[K${text.slice(0, 110)}`);
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    process.stderr.write(`${text}\n`);
  };
}

// Asked to end early: what was started ends with it, and the folder goes.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
