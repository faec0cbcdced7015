import './platform/heap';
import { startApp } from './app';
import { ConfigError, readConfig, readEnvironment, type Config } from './config';
import { DibsError } from './platform/errors';
import { createLogger, errorFields } from './platform/log';

/** `npm start`: the app at a real workspace, or, without any Slack setting, at the local one. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment(process.argv.slice(2)));
  const starting = config.slack ? startApp({ ...config, slack: config.slack }) : startLocally(config);
  // Slack's socket client lets a failed reconnect escape. Everything else here waits for its promises, so that is a log line.
  const log = createLogger(config.logLevel);
  process.on('unhandledRejection', (error) =>
    log.error(errorFields(error), 'a promise was rejected and nobody looked'),
  );
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // Asked twice: somebody is in a hurry.
      stopping = true;
      // Asked while still starting: what has been started is ended in order all the same.
      starting.then((running) => running.stop()).then(() => process.exit(0), fail);
    });
  }
  await starting;
}

/** Loaded only here: the demo stands on development packages that a production install leaves out. */
async function startLocally(config: Config): Promise<{ stop(): Promise<void> }> {
  const { startDemo } = await import('./demo/start-demo.js');
  return startDemo(config);
}

function fail(error: unknown): never {
  const known = error instanceof ConfigError || error instanceof DibsError;
  const text =
    error instanceof DibsError
      ? error.sentence
      : error instanceof Error
        ? known
          ? error.message
          : error.stack
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
