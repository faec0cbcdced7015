import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver, SocketModeReceiver, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { SlackConfig } from '../config';
import type { Logger } from '../platform/log';
import { boltLogger } from './bolt-logger';

export const SLACK_PATH = '/slack/events';
/** Slack's largest payloads are views with their state, a few hundred kilobytes. */
const BODY_LIMIT = 1_000_000;
/** The library waits as long before each reconnection; its own 5 s would leave clicks unanswered. */
const CLIENT_PING_TIMEOUT_MS = 1_500;

export interface SlackReceiver {
  receiver: Receiver;
  /** Takes requests to {@link SLACK_PATH}; null in Socket Mode. */
  listener: RequestListener | null;
  /** Closes the socket and resolves when it is closed; over HTTP the server is somebody else's. */
  close: () => Promise<void>;
}

/** How requests reach us: over HTTP with checked signatures, or over a socket that we open. */
export function createReceiver(slack: SlackConfig, log: Logger): SlackReceiver {
  const logger = boltLogger(log);
  if (slack.appToken !== null) {
    // No retryConfig of ours: the default keeps asking for a socket for as long as Slack is down.
    const installerOptions = { clientOptions: { slackApiUrl: slack.apiUrl, logger } };
    const { appToken } = slack;
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      clientPingTimeout: CLIENT_PING_TIMEOUT_MS,
      installerOptions,
    });
    return { receiver, listener: null, close: () => receiver.client.disconnect() };
  }
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    endpoints: [SLACK_PATH, `${SLACK_PATH}/`],
    bodyLimit: BODY_LIMIT,
    logger,
    processEventErrorHandler: async ({ response }) => {
      // Not acknowledged: Slack sends it again.
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
  return { receiver, listener: (req, res) => listen(receiver, req, res), close: async () => undefined };
}

function listen(receiver: HTTPReceiver, req: IncomingMessage, res: ServerResponse): void {
  if (req.method !== 'POST') {
    res.writeHead(405, { allow: 'POST' }).end();
    return;
  }
  if (Number(req.headers['content-length'] ?? 0) > BODY_LIMIT) {
    res.writeHead(413).end();
    // Read and dropped, so that the sender gets to see the answer.
    req.resume();
    return;
  }
  try {
    receiver.requestListener(req, res);
  } catch {
    // The library throws at an address it has no route for; thrown on, that would end the process.
    res.writeHead(404).end();
    req.resume();
  }
}

/** The receiver, but what it receives goes through `take` before Bolt sees it. */
export function takingReceiver(receiver: Receiver, take: (app: App, event: ReceiverEvent) => Promise<void>): Receiver {
  return {
    init: (app) => receiver.init({ processEvent: (event: ReceiverEvent) => take(app, event) } as App),
    start: (...args: unknown[]) => receiver.start(...args),
    stop: (...args: unknown[]) => receiver.stop(...args),
  };
}
