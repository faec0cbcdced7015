import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAfterTest } from './workspace-fixture';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The form's fields, or the JSON body. Interaction payloads are opened up under `payload`. */
  fields: Record<string, unknown>;
}

export interface Reply {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
  /** Never answers. */
  hang?: boolean;
}

export interface FarSide {
  url: string;
  received: Received[];
}

function readFields(body: string, contentType: string): Record<string, unknown> {
  if (contentType.includes('json')) return JSON.parse(body) as Record<string, unknown>;
  const fields: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body));
  return typeof fields.payload === 'string' ? { payload: JSON.parse(fields.payload) as unknown } : fields;
}

/** A bare HTTP server in the place of the app, answering as `answer` says. */
export async function farSide(answer: (request: Received) => Reply = () => ({})): Promise<FarSide> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const one = { headers: request.headers, body, fields: readFields(body, request.headers['content-type'] ?? '') };
      received.push(one);
      const { status = 200, json, text = '', headers = {}, hang = false } = answer(one);
      if (hang) return;
      const type = json === undefined ? 'text/plain' : 'application/json';
      response.writeHead(status, { 'Content-Type': type, ...headers });
      response.end(json === undefined ? text : JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest({
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, received };
}
