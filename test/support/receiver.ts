import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  event: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** What the receiver does with the next requests: answers with that status, or not at all. */
export type Answer = number | { redirectTo: string } | 'hang' | 'cut';

export interface Receiver {
  url: string;
  /** What it took, oldest first. */
  taken: Received[];
  /** How many requests came, taken or not. */
  requests(): number;
  /** Does so until told otherwise, after it took so many more. */
  answers(answer: Answer, afterMore?: number): void;
  close(): Promise<void>;
}

/** Somebody who receives webhooks, on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const taken: Received[] = [];
  let then: Answer = 200;
  let more = 0;
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      const answer = more > 0 ? 200 : then;
      more -= 1;
      if (answer === 'hang') return;
      if (answer === 'cut') return void request.socket.destroy();
      if (typeof answer === 'object') return void response.writeHead(307, { location: answer.redirectTo }).end();
      const body = Buffer.concat(chunks).toString('utf8');
      if (answer < 300) taken.push({ headers: request.headers, body, event: JSON.parse(body) as Received['event'] });
      response.writeHead(answer).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    taken,
    requests: () => requests,
    answers: (answer, afterMore = 0) => void ([then, more] = [answer, afterMore]),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 'a key').toString('base64')}`;
