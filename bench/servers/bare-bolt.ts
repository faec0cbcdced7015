import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { serve } from '../lib/child';
import type { WorkspaceSecrets } from './workspace';

/** The least that a Slack app can do: check the signature and acknowledge. */
serve<WorkspaceSecrets>(async ({ botToken, signingSecret }) => {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({ receiver, authorize: async () => ({ botToken, botId: 'B0' }), logLevel: LogLevel.ERROR });
  app.command('/assign', async ({ ack }) => ack());
  const server = await app.start(0);
  const { port } = server.address() as AddressInfo;
  return { ready: { port }, stop: async () => void (await app.stop()) };
});
