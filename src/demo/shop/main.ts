import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { faults, type ShopProject } from './faults';
import { shopPage } from './page';
import { createReporter, type Reporter } from './report';

/*
 * A small shop that breaks on demand: its own process, as the applications that Dibs watches are.
 * Told everything by its one argument, and says "ready" to its parent when it listens.
 */

export interface ShopOptions {
  port: number;
  dsns: Record<ShopProject, string>;
  workspaceUrl: string;
}

const options = JSON.parse(process.argv[2] ?? '{}') as ShopOptions;
const report = createReporter(options.dsns);
const server = createServer((request, response) => {
  answer(request, response, report).catch(() => response.writeHead(500).end('The shop is broken for real.\n'));
});
server.listen(options.port, '127.0.0.1', () => process.send?.('ready'));
server.on('error', () => process.exit(1));
process.on('disconnect', () => process.exit(0));

async function answer(request: IncomingMessage, response: ServerResponse, send: Reporter): Promise<void> {
  const own = [`127.0.0.1:${options.port}`, `localhost:${options.port}`];
  const origin = request.headers.origin;
  if (!own.includes(request.headers.host ?? '') || (origin && !own.includes(origin.replace(/^http:\/\//, '')))) {
    response.writeHead(403).end();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://shop');
  const fault = faults.find(
    ({ id }) => id === (url.pathname.match(/^\/throw\/([a-z-]+)$/)?.[1] ?? url.searchParams.get('thrown')),
  );
  if (request.method === 'POST' && fault) {
    await send(fault);
    response.writeHead(303, { location: `/?thrown=${fault.id}` }).end();
    return;
  }
  if (request.method !== 'GET' || url.pathname !== '/') {
    response.writeHead(404).end('There is no such page in this shop.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  });
  response.end(shopPage(faults, options.workspaceUrl, fault ?? null));
}
