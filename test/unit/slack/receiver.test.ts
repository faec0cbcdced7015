import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createReceiver } from '../../../src/slack/receiver';
import { testLog } from '../../support/deps';

const slack = { botToken: 'xoxb-1', signingSecret: 'secret', appToken: null, apiUrl: 'http://127.0.0.1:9/api/' };

let server: Server;
let origin: string;
/** What escaped from the listener: in the app's server it would end the process. */
let escaped: unknown;

beforeEach(async () => {
  escaped = null;
  const { listener } = createReceiver(slack, testLog());
  server = createServer((request, response) => {
    try {
      listener?.(request, response);
    } catch (error) {
      escaped = error;
      response.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
});

test.each(['/slack/events', '/slack/events/', '/slack/events?a=1', '/slack/events/?a=1'])(
  'an unsigned delivery to %s is refused and brings nothing down',
  async (path) => {
    const answer = await fetch(origin + path, { method: 'POST', body: '{}' });
    expect(escaped).toBeNull();
    expect(answer.status).toBe(401);
  },
);

test('an address that the library has no route for is 404 and brings nothing down', async () => {
  const answer = await fetch(`${origin}/slack/events//`, { method: 'POST', body: '{}' });
  expect(escaped).toBeNull();
  expect(answer.status).toBe(404);
});
