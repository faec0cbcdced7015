import type { SlackConfig } from '../../config';
import { isDibsError, unavailable } from '../../platform/errors';

const TIMEOUT_MS = 10_000;
const MOST_HOPS = 3;
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/**
 * What stands at an address that Slack gave us; null when it has more than `maxBytes`. Throws unavailable when it cannot be
 * had.
 */
export type Download = (url: string, maxBytes: number) => Promise<Buffer | null>;

/** Downloads with the app's token, which goes nowhere but to Slack, whatever the address or a redirect says. */
export function createDownload({ botToken, apiUrl }: Pick<SlackConfig, 'botToken' | 'apiUrl'>): Download {
  const headers = { authorization: `Bearer ${botToken}` };
  return async (url, maxBytes) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      let next = url;
      for (let hop = 0; hop < MOST_HOPS; hop += 1) {
        if (!isSlack(next, apiUrl)) throw notGiven();
        const response = await fetch(next, { headers, signal, redirect: 'manual' });
        if (response.status === 200) return await readBody(response, maxBytes);
        await response.body?.cancel();
        if (response.status === 429 || response.status >= 500) throw notAnswered();
        const location = response.headers.get('location');
        if (location === null || !URL.canParse(location, next)) break;
        next = new URL(location, next).href;
      }
    } catch (error) {
      // Whatever fetch throws may hold the address; the sentence is all that is told.
      throw isDibsError(error) ? error : notAnswered();
    }
    throw notGiven();
  };
}

/** Whether the token may go there: to the configured API's own host, and over TLS to Slack's hosts. */
export function isSlack(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const [url, api] = [new URL(address), new URL(apiUrl)];
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'http:') return api.protocol === 'http:' && LOOPBACK.test(api.hostname) && url.host === api.host;
  if (url.protocol !== 'https:') return false;
  return (api.protocol === 'https:' && url.host === api.host) || /(?:^|\.)slack\.com$/.test(url.host);
}

async function readBody(response: Response, maxBytes: number): Promise<Buffer | null> {
  // To an app that may not read files Slack shows a page to sign in.
  if (response.headers.get('content-type')?.startsWith('text/html')) throw notGiven();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const notAnswered = () =>
  unavailable('slack_unreachable', 'Slack did not give me the file in time. Nothing was saved; please try again.');
const notGiven = () =>
  unavailable(
    'file_not_given',
    'Slack did not give me the file. Nothing was saved; an administrator of Slack can see whether the app has the scope files:read.',
  );
