import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDownload, isSlack } from '../../../src/slack/files/download';
import { closeAfterTest, closeAll } from '../../support/workspace-fixture';

afterEach(closeAll);

const TOKEN = 'xoxb-secret';
/** A server, and the tokens that it was shown. */
async function server(listen: RequestListener) {
  const tokens: (string | undefined)[] = [];
  const http = createServer((req, res) => {
    tokens.push(req.headers.authorization);
    listen(req, res);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closeAfterTest({
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, tokens };
}
const download = (url: string, path = '/file', maxBytes = 1_000) =>
  createDownload({ botToken: TOKEN, apiUrl: `${url}/api/` })(new URL(path, url).href, maxBytes);

test('the file comes with the token, and whole', async () => {
  const slack = await server((_, res) => res.end('* @bob'));
  expect(String(await download(slack.url))).toBe('* @bob');
  expect(slack.tokens).toEqual([`Bearer ${TOKEN}`]);
});

test('a redirect to another host never gets the token', async () => {
  const other = await server((_, res) => res.end('stolen'));
  const slack = await server((_, res) => res.writeHead(302, { location: other.url }).end());
  await expect(download(slack.url)).rejects.toMatchObject({ code: 'file_not_given' });
  expect(other.tokens).toEqual([]);
});

test('a redirect on the same host is followed, but not for ever', async () => {
  const slack = await server((req, res) => {
    if (req.url === '/file') res.writeHead(302, { location: '/there' }).end();
    else if (req.url === '/there') res.end('text');
    else res.writeHead(302, { location: '/loop' }).end();
  });
  expect(String(await download(slack.url))).toBe('text');
  await expect(download(slack.url, '/loop')).rejects.toMatchObject({ code: 'file_not_given' });
  expect(slack.tokens.length).toBeLessThan(8);
});

test('reading stops at the limit, however long the answer goes on', async () => {
  const slack = await server((_, res) => {
    const more = () => void (res.destroyed || (res.write('x'.repeat(10_000)), setImmediate(more)));
    more();
  });
  expect(await download(slack.url)).toBeNull();
  expect(await download(slack.url, '/file', 1_000_000)).toBeNull();
});

test.each<[string, RequestListener, string]>([
  [
    'a page to sign in',
    (_, res) => res.setHeader('content-type', 'text/html; charset=utf-8').end('<html>'),
    'file_not_given',
  ],
  ['404', (_, res) => res.writeHead(404).end(), 'file_not_given'],
  ['a redirect to nowhere', (_, res) => res.writeHead(302, { location: 'http://[' }).end(), 'file_not_given'],
  ['503', (_, res) => res.writeHead(503).end(), 'slack_unreachable'],
  ['a cut connection', (_, res) => void res.destroy(), 'slack_unreachable'],
])('%s is a refusal in one sentence', async (_, listen, code) => {
  const slack = await server(listen);
  await expect(download(slack.url)).rejects.toMatchObject({ code });
});

test.each([
  ['https://files.slack.com/files-pri/T1-F1/download/x', 'https://slack.com/api/', true],
  ['https://acme.slack.com/x', 'https://slack.com/api/', true],
  ['https://slack.com/x', 'https://slack.com/api/', true],
  ['https://slack.example:8443/x', 'https://slack.example:8443/api/', true],
  ['https://files.slack.com/x', 'https://proxy.example/api/', true],
  ['http://127.0.0.1:3001/x', 'http://127.0.0.1:3001/api/', true],
  ['http://localhost:3001/x', 'http://localhost:3001/api/', true],
  ['http://127.0.0.1:3002/x', 'http://127.0.0.1:3001/api/', false],
  ['http://localhost:3001/x', 'http://127.0.0.1:3001/api/', false],
  ['http://files.slack.com/x', 'https://slack.com/api/', false],
  ['http://proxy.example/x', 'http://proxy.example/api/', false],
  ['https://evilslack.com/x', 'https://slack.com/api/', false],
  ['https://slack.com.evil.example/x', 'https://slack.com/api/', false],
  ['https://files.slack.com:444/x', 'https://slack.com/api/', false],
  ['https://files.slack.com@evil.example/x', 'https://slack.com/api/', false],
  ['https://user:pass@files.slack.com/x', 'https://slack.com/api/', false],
  ['https://slack.example/x', 'https://slack.example:8443/api/', false],
  ['ftp://files.slack.com/x', 'https://slack.com/api/', false],
  ['file:///etc/passwd', 'https://slack.com/api/', false],
  ['not an address', 'https://slack.com/api/', false],
  ['', 'https://slack.com/api/', false],
])('may the token go to %s when the API is %s? %s', (url, apiUrl, may) => {
  expect(isSlack(url, apiUrl)).toBe(may);
});
