import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isObject, parseJson } from '../json';
import { refuse } from '../refusal';
import { newSecret } from '../state/ids';
import type { Method } from '../web-api/method';
import type { Workspace } from '../workspace';
import type { DeliveryOutcome, Parcel } from './deliver';

const MAX_CONNECTIONS = 10;
const TICKET_MS = 30_000;
const PING_MS = 5_000;

const ENVELOPE_TYPES = {
  command: 'slash_commands',
  interactive: 'interactive',
  options: 'interactive',
  event: 'events_api',
} as const;

/** Socket Mode's server side: one-use tickets, up to ten connections, each parcel to one of them. */
export interface SocketHub {
  /** The Web API method that hands out the address to connect to. */
  readonly openMethod: Method;
  send(parcel: Parcel): Promise<DeliveryOutcome>;
  connections(): number;
  /** Tells every connection to come back on a new one, as Slack does from time to time. */
  refresh(reason?: string): void;
  /** Cuts every connection without a word. */
  sever(): void;
  attach(server: Server, allowed: (request: IncomingMessage) => boolean): void;
  close(): void;
}

export function createSocketHub(workspace: Workspace): SocketHub {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  const tickets = new Map<string, number>();
  const waiting = new Map<string, (answer: unknown) => void>();
  const open: WebSocket[] = [];
  let turn = 0;

  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, PING_MS);
  pings.unref();

  const accept = (socket: WebSocket): void => {
    open.push(socket);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      workspace.changes.emit({ type: 'log' });
    });
    socket.on('message', (data: Buffer) => {
      const message = parseJson(data.toString('utf8'));
      if (!isObject(message) || typeof message.envelope_id !== 'string') return;
      waiting.get(message.envelope_id)?.(message.payload);
    });
    socket.send(JSON.stringify(hello(workspace, open.length)));
    workspace.changes.emit({ type: 'log' });
  };

  const send = (parcel: Parcel): Promise<DeliveryOutcome> =>
    new Promise((resolve) => {
      turn += 1;
      const socket = open[turn % open.length];
      if (!socket) return resolve({ ok: false, reason: 'connection_failed', status: null, noRetry: false });
      const envelopeId = newSecret();
      const settle = (outcome: DeliveryOutcome): void => {
        clearTimeout(timer);
        waiting.delete(envelopeId);
        resolve(outcome);
      };
      const timer = setTimeout(
        () => settle({ ok: false, reason: 'http_timeout', status: null, noRetry: false }),
        workspace.ackTimeout,
      );
      waiting.set(envelopeId, (answer) => settle({ ok: true, answer: emptyToNothing(answer) }));
      socket.send(JSON.stringify(envelope(envelopeId, parcel)));
    });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const ticket = url.searchParams.get('ticket') ?? '';
    const issuedAt = tickets.get(ticket);
    tickets.delete(ticket);
    if (url.pathname !== '/link/' || issuedAt === undefined || workspace.clock() - issuedAt > TICKET_MS) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, accept);
  };

  return {
    openMethod: {
      args: {},
      token: 'app',
      run: () => {
        if (open.length >= MAX_CONNECTIONS) refuse('too_many_websockets');
        const ticket = newSecret();
        tickets.set(ticket, workspace.clock());
        return {
          url: `${workspace.origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${workspace.app.appId}`,
        };
      },
    },
    send,
    connections: () => open.length,
    refresh: (reason = 'refresh_requested') => {
      for (const socket of open)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
    },
    sever: () => {
      for (const socket of [...open]) socket.terminate();
    },
    attach: (httpServer, allowed) => {
      httpServer.on('upgrade', (request, socket, head) => {
        if (allowed(request)) upgrade(request, socket, head);
        else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      });
    },
    close: () => {
      clearInterval(pings);
      for (const socket of [...open]) socket.terminate();
      server.close();
    },
  };
}

function hello(workspace: Workspace, connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: workspace.app.appId },
    debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
  };
}

function envelope(envelopeId: string, parcel: Parcel): object {
  return {
    envelope_id: envelopeId,
    type: ENVELOPE_TYPES[parcel.kind],
    accepts_response_payload: parcel.kind !== 'event',
    payload: parcel.payload,
    ...(parcel.kind === 'event'
      ? { retry_attempt: parcel.retry?.num ?? 0, retry_reason: parcel.retry?.reason ?? '' }
      : {}),
  };
}

/** Over a socket an empty acknowledgement is `{}` or nothing, and a text answer is `{text}`. */
function emptyToNothing(answer: unknown): unknown {
  return isObject(answer) && Object.keys(answer).length === 0 ? undefined : answer;
}
