import { startApp } from './app';
import { ConfigError, readConfig, readEnvironment } from './config';
import { startDemo } from './demo/start-demo';
import { DibsError } from './platform/errors';

/** `npm start`: the app at a real workspace, or, without any Slack setting, at the local one. */
async function main(): Promise<void> {
  const config = readConfig(readEnvironment(process.argv.slice(2)));
  const running = config.slack ? await startApp({ ...config, slack: config.slack }) : await startDemo(config);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1); // Asked twice: somebody is in a hurry.
      stopping = true;
      void running.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof DibsError;
  const text = error instanceof DibsError ? error.sentence : error instanceof Error ? (known ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
