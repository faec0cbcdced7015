import {
  parsePermalink,
  permalinkOf,
  readLocation,
  writeLocation,
} from '../../../src/local-workspace/page/state/page-location';
import { safeHref } from '../../../src/local-workspace/page/text/entities';

test.each([
  { as: 'U1', channel: 'C1', thread: '1.000002', tab: 'messages' as const },
  { as: 'U1', channel: null, thread: null, tab: 'home' as const },
  { as: null, channel: null, thread: null, tab: 'messages' as const },
])('a place written into the address is read back: %j', (location) => {
  expect(readLocation('/', writeLocation(location).slice(1))).toEqual(location);
});

test('a permalink leads back to its message', () => {
  const origin = 'http://127.0.0.1:3000';
  expect(parsePermalink(permalinkOf(origin, 'C1', '1700000000.000100', null))).toEqual({
    channel: 'C1',
    ts: '1700000000.000100',
    thread: null,
  });
  expect(permalinkOf(origin, 'C1', '1700000000.000100', '1700000000.000100')).toBe(
    'http://127.0.0.1:3000/archives/C1/p1700000000000100',
  );
  expect(parsePermalink(permalinkOf(origin, 'C1', '1700000001.000100', '1700000000.000100'))).toEqual({
    channel: 'C1',
    ts: '1700000001.000100',
    thread: '1700000000.000100',
  });
});

test('a permalink opened in the browser is the thread of its message', () => {
  expect(readLocation('/archives/C1/p1700000001000100', '?thread_ts=1700000000.000100&cid=C1')).toEqual({
    as: null,
    channel: 'C1',
    thread: '1700000000.000100',
    tab: 'messages',
  });
});

test.each(['https://x.example/', 'http://127.0.0.1:3000/archives/C1', '/archives/C1/p17'])(
  '%s is no permalink',
  (url) => {
    expect(parsePermalink(url)).toBeNull();
  },
);

test.each(['javascript:alert(1)', 'data:text/html,x', ' https://x.example', 'file:///etc/passwd'])(
  '%j is never followed',
  (url) => {
    expect(safeHref(url)).toBeNull();
  },
);
