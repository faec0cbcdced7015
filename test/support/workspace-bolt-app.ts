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
          // This receiver reads the API's address from the installer's options.
          receiver: new SocketModeReceiver({
            appToken: APP_TOKEN,
            clientPingTimeout: 500,
            installerOptions: { clientOptions },
            logLevel: LogLevel.ERROR,
          }),
        });
  listen(app);
  const server = (await app.start(0)) as { address?: () => AddressInfo };
  closeAfterTest({
    close: async () => {
      await app.stop();
      // Bolt does not wait for the closing handshake.
      await local.control.waitFor(() => local.control.socketConnections() === 0, 'the app to hang up');
    },
  });
  local.setDelivery(
    mode === 'http' ? { mode, url: `http://127.0.0.1:${server.address?.().port}/slack/events` } : { mode },
  );
  return app;
}
