import { startApp } from './app';
import { ConfigError, readConfig, readEnvironment, type Config } from './config';
import { DibsError } from './platform/errors';
import { createLogger, errorFields } from './platform/log';

/** `npm start`: the app at a real workspace, or, without any Slack setting, at the local one. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment(process.argv.slice(2)));
  const running = config.slack ? await startApp({ ...config, slack: config.slack }) : await startLocally(config);
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
      void running.stop().then(() => process.exit(0));
    });
  }
}

/** Loaded only here: the demo stands on development packages that a production install leaves out. */
async function startLocally(config: Config): Promise<{ stop(): Promise<void> }> {
  const { startDemo } = await import('./demo/start-demo.js');
  return startDemo(config);
}

main().catch((error: unknown) => {
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
});
