import { ConfigError, readConfig, readEnvironment } from '../../src/config';

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const SECRET = `whsec_${Buffer.alloc(24, 'key').toString('base64')}`;
const hook = { DIBS_WEBHOOK_URL: 'https://example.com/in', DIBS_WEBHOOK_SECRET: SECRET };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('without any setting everything has its default and there is no Slack', () => {
  expect(readConfig({}, '/srv')).toEqual({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseFile: '/srv/data/dibs.db',
    cacheFile: '/srv/data/cache.db',
    slack: null,
    alertChannel: null,
    analyticsChannel: null,
    webhook: null,
    admins: [],
    logLevel: 'info',
  });
});

test('an empty setting is no setting', () => {
  expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: '' }, '/srv')).toMatchObject({ port: 3000, slack: null });
});

test('the public address is where Dibs listens, also over IPv6, unless it is set', () => {
  expect(readConfig({ HOST: '::1', PORT: '4000' }, '/srv').publicUrl).toBe('http://[::1]:4000');
  expect(readConfig({ PUBLIC_URL: 'https://dibs.example.com/' }, '/srv').publicUrl).toBe('https://dibs.example.com');
});

test('Slack settings are read, and an app token means Socket Mode', () => {
  expect(readConfig({ ...slack, SLACK_API_URL: 'http://127.0.0.1:9/api' }).slack).toEqual({
    botToken: 'xoxb-1',
    signingSecret: 's',
    appToken: null,
    apiUrl: 'http://127.0.0.1:9/api/',
  });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
    appToken: 'xapp-1',
  });
});

test.each(['https://example.com/in?from=dibs', 'http://127.0.0.1:9/in', 'http://localhost/in', 'http://[::1]:8/'])(
  'a webhook may go to %s',
  (url) => {
    const set = readConfig({ DIBS_WEBHOOK_URL: url, DIBS_WEBHOOK_SECRET: SECRET, DIBS_ANALYTICS_CHANNEL: 'C0STATS' });
    expect(set).toMatchObject({ webhook: { url, secret: SECRET }, analyticsChannel: 'C0STATS' });
  },
);

test('all faults are told at once', () => {
  expect(faultsOf({ PORT: 'many', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'abc', DIBS_ALERT_CHANEL: 'C123' })).toEqual([
    'DIBS_ALERT_CHANEL is not a setting of Dibs',
    'PORT is not a number',
    'SLACK_BOT_TOKEN must start with xoxb-',
    'LOG_LEVEL must be debug, info, warn, error or silent',
    'SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) is missing: one of them is needed',
  ]);
});

test.each([
  ['a channel by its name', { DIBS_ALERT_CHANNEL: '#alerts' }, /DIBS_ALERT_CHANNEL must be a channel's id/],
  [
    'an analytics channel by its name',
    { DIBS_ANALYTICS_CHANNEL: '#stats' },
    /DIBS_ANALYTICS_CHANNEL must be a channel's id/,
  ],
  [
    'a webhook that is not encrypted',
    { ...hook, DIBS_WEBHOOK_URL: 'http://example.com/in' },
    /DIBS_WEBHOOK_URL must be an https/,
  ],
  [
    'a webhook on a machine that only sounds like this one',
    { ...hook, DIBS_WEBHOOK_URL: 'http://127.0.0.1.example.com' },
    /must be an https/,
  ],
  ['a webhook with a password', { ...hook, DIBS_WEBHOOK_URL: 'https://me:hunter2@example.com' }, /must be an https/],
  ['a webhook that is no address', { ...hook, DIBS_WEBHOOK_URL: 'example.com' }, /must be an https/],
  ['a file as a webhook', { ...hook, DIBS_WEBHOOK_URL: 'file:///etc/passwd' }, /must be an https/],
  ['a short secret', { ...hook, DIBS_WEBHOOK_SECRET: 'whsec_aHVudGVyMg==' }, /DIBS_WEBHOOK_SECRET must be whsec_/],
  [
    'a secret without its prefix',
    { ...hook, DIBS_WEBHOOK_SECRET: SECRET.slice(6) },
    /DIBS_WEBHOOK_SECRET must be whsec_/,
  ],
  ['a webhook without a secret', { DIBS_WEBHOOK_URL: hook.DIBS_WEBHOOK_URL }, /DIBS_WEBHOOK_SECRET is missing/],
  ['a secret without a webhook', { DIBS_WEBHOOK_SECRET: SECRET }, /DIBS_WEBHOOK_URL is missing/],
  ['administrators by name', { DIBS_ADMINS: 'alice' }, /DIBS_ADMINS must be Slack user ids/],
  ['a database of a kind we do not know', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like/],
  ['a public address that is none', { PUBLIC_URL: 'dibs' }, /PUBLIC_URL is not a URL/],
  ['a secret without a token', { SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is missing/],
  ['a port out of range', { PORT: '70000' }, /PORT/],
])('%s is refused', (_case, env, fault) => {
  expect(faultsOf(env)).toEqual([expect.stringMatching(fault)]);
});

test('no fault repeats a secret', () => {
  expect(faultsOf({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'hunter2' }).join()).not.toContain('hunter2');
});

test('an environment file that cannot be read is a fault with its name', () => {
  expect(() => readEnvironment(['--env-file', 'no-such.env'])).toThrow('no-such.env (--env-file) cannot be read');
  expect(() => readEnvironment(['--env-file'])).toThrow('--env-file needs the name of a file');
});
