import { gzipSync } from 'node:zlib';
import type { Post } from './load';
import { pick, seededRandom } from './stats';

const WORDS =
  `cart total order price user session token request response payload charge refund invoice receipt stock item shipping
  address country currency amount gateway retry timeout queue worker handler middleware router controller service repository
  model schema query cache index cursor batch stream buffer parser encoder render template layout component state effect`.split(
    /\s+/,
  );

/** `count` events of about `bytes` bytes of JSON over `issues` different errors, as an SDK for Node makes them. */
export function makeEvents(count: number, bytes: number, issues: number): object[] {
  const random = seededRandom(bytes);
  return Array.from({ length: count }, (_, index) => makeEvent(random, index % issues, bytes));
}

function makeEvent(random: () => number, issue: number, bytes: number): object {
  const word = () => pick(random, WORDS);
  const line = () =>
    `  const ${word()}${Math.floor(random() * 1_000)} = await ${word()}.${word()}(${word()}, ${word()});`;
  // What groups events must not depend on chance.
  const frame = (depth: number, context: number) => ({
    filename: `/srv/app/src/${WORDS[(issue + depth) % WORDS.length]}/${WORDS[(issue * 7 + depth) % WORDS.length]}.js`,
    function: `handle${issue}x${depth}`,
    in_app: depth % 3 !== 0,
    lineno: 40 + depth,
    colno: 11,
    pre_context: Array.from({ length: context }, line),
    context_line: line(),
    post_context: Array.from({ length: context }, line),
  });
  const event = {
    timestamp: Date.now() / 1_000,
    platform: 'node',
    level: 'error',
    environment: 'production',
    release: 'shop@1.4.2',
    server_name: `web-${Math.floor(random() * 8)}`,
    user: { id: String(Math.floor(random() * 500)) },
    tags: { route: word(), region: pick(random, ['eu', 'us', 'ap']) },
    exception: {
      values: [
        {
          type: 'TypeError',
          value: `Cannot read properties of undefined (reading '${WORDS[issue % WORDS.length]}')`,
          mechanism: { type: 'generic', handled: false },
          stacktrace: { frames: [frame(0, 0), frame(1, 0)] },
        },
      ],
    },
    breadcrumbs: [] as object[],
  };
  let left = bytes - JSON.stringify(event).length;
  const frames = event.exception.values[0]?.stacktrace.frames ?? [];
  for (let depth = 2; left > 2_000 && depth < 30; depth++) {
    const more = frame(depth, 5);
    left -= JSON.stringify(more).length + 1;
    frames.push(more);
  }
  while (left > 150) {
    const crumb = {
      timestamp: event.timestamp,
      category: 'http',
      level: 'info',
      message: `${line()} ${word()} ${random()}`,
    };
    left -= JSON.stringify(crumb).length + 1;
    event.breadcrumbs.push(crumb);
  }
  return event;
}

export interface Sender {
  id: string;
  publicKey: string;
}

/** The event in an envelope; SDKs for Node pack what is larger than 32 kB. */
export function envelope(project: Sender, event: object, eventId: string): Post {
  const header = JSON.stringify({ event_id: eventId, sent_at: new Date().toISOString() });
  const text = `${header}\n{"type":"event"}\n${JSON.stringify({ event_id: eventId, ...event })}\n`;
  const isLarge = text.length > 32_768;
  return {
    path: `/api/${project.id}/envelope/`,
    headers: {
      'content-type': 'application/x-sentry-envelope',
      'x-sentry-auth': `Sentry sentry_version=7, sentry_client=bench/1, sentry_key=${project.publicKey}`,
      ...(isLarge ? { 'content-encoding': 'gzip' } : {}),
    },
    body: isLarge ? gzipSync(text, { level: 1 }) : text,
  };
}

export const eventId = (number: number) => number.toString(16).padStart(32, '0');
