import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import type { LocalWorkspace } from '../../src/local-workspace/start';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, closeAfterTest } from './workspace-fixture';

/** A real Bolt app as the far side of a workspace, in either delivery mode. */
export async function boltApp(
  local: LocalWorkspace,
  mode: 'http' | 'socket',
  listen: (app: App) => void,
): Promise<App> {
  const clientOptions = { slackApiUrl: local.apiUrl };
  const common = { token: BOT_TOKEN, clientOptions, logLevel: LogLevel.ERROR };
  const app =
    mode === 'http'
      ? new App({ ...common, signingSecret: SIGNING_SECRET })
      : new App({
          ...common,
          receiver: new SocketModeReceiver({ appToken: APP_TOKEN, clientPingTimeout: 500, clientOptions, logLevel: LogLevel.ERROR } as never),
        });
  listen(app);
  const server = (await app.start(0)) as { address?: () => AddressInfo };
  closeAfterTest({ close: async () => void (await app.stop()) });
  local.setDelivery(
    mode === 'http'
      ? { mode, url: `http://127.0.0.1:${server.address?.().port}/slack/events` }
      : { mode },
  );
  return app;
}
