import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { LogLevel } from './platform/log';

/** All settings (PRODUCT 10), checked. File paths are absolute. */
export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  databaseFile: string;
  /** Null keeps the cache in memory. */
  cacheFile: string | null;
  /** Null: no Slack setting was given, which means the local workspace. */
  slack: SlackConfig | null;
  alertChannel: string | null;
  /** Where digests and the weekly statistics go. */
  analyticsChannel: string | null;
  webhook: WebhookConfig | null;
  /** Slack user ids that are administrators whatever Slack says. */
  admins: readonly string[];
  logLevel: LogLevel;
}

/** Where signed events go to (https://www.standardwebhooks.com). */
export interface WebhookConfig {
  url: string;
  /** `whsec_` and the key in base64. */
  secret: string;
}

export interface SlackConfig {
  botToken: string;
  /** Empty in Socket Mode, where nothing arrives over HTTP. */
  signingSecret: string;
  /** Present: Socket Mode. */
  appToken: string | null;
  /** With a trailing slash. */
  apiUrl: string;
}

/** All faults of the settings at once, one line each. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const filled = z.string().trim().min(1, 'must not be empty');
const url = (protocols: RegExp) =>
  filled.refine((text) => URL.canParse(text) && protocols.test(text), 'is not a URL of the right kind');
const channel = filled.regex(
  /^[CG][A-Z0-9]{2,}$/,
  "must be a channel's id, like C0123456789 (see the channel's details in Slack)",
);

const schema = z.object({
  PORT: z.coerce.number('is not a number').int().min(0).max(65535).default(3000),
  HOST: filled.default('127.0.0.1'),
  PUBLIC_URL: url(/^https?:/).optional(),
  DATABASE_URL: filled.regex(/^file:./, 'must look like file:./data/dibs.db').default('file:./data/dibs.db'),
  CACHE_URL: filled
    .regex(/^(sqlite:\/\/.|memory:$)/, 'must look like sqlite://./data/cache.db')
    .default('sqlite://./data/cache.db'),
  SLACK_BOT_TOKEN: filled.regex(/^xoxb-/, 'must start with xoxb-').optional(),
  SLACK_SIGNING_SECRET: filled.optional(),
  SLACK_APP_TOKEN: filled.regex(/^xapp-/, 'must start with xapp-').optional(),
  SLACK_API_URL: url(/^https?:/).default('https://slack.com/api/'),
  DIBS_ALERT_CHANNEL: channel.optional(),
  DIBS_ANALYTICS_CHANNEL: channel.optional(),
  DIBS_WEBHOOK_URL: filled.refine(isSafeUrl, 'must be an https:// address; http:// only for this machine').optional(),
  DIBS_WEBHOOK_SECRET: filled.refine(isWebhookSecret, 'must be whsec_ and 24 to 64 random bytes in base64').optional(),
  DIBS_ADMINS: filled
    .regex(/^[UW][A-Z0-9]+(\s*,\s*[UW][A-Z0-9]+)*$/, 'must be Slack user ids, separated by commas')
    .optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
});

/**
 * Reads and checks the settings. `cwd` is what relative paths are relative to.
 * Throws {@link ConfigError} with every fault.
 */
export function readConfig(env: Record<string, string | undefined> = process.env, cwd = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const faults: string[] = [];
  for (const name of Object.keys(given)) {
    if (name.startsWith('DIBS_') && !(name in schema.shape)) faults.push(`${name} is not a setting of Dibs`);
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const slackNames = Object.keys(given).filter((name) => /^SLACK_(BOT_TOKEN|SIGNING_SECRET|APP_TOKEN)$/.test(name));
  if (slackNames.length > 0) {
    if (!given['SLACK_BOT_TOKEN']) faults.push('SLACK_BOT_TOKEN is missing: Slack cannot be used without it');
    if (!given['SLACK_SIGNING_SECRET'] && !given['SLACK_APP_TOKEN']) {
      faults.push(
        'SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) is missing: one of them is needed',
      );
    }
  }
  for (const [one, other] of [WEBHOOK, [...WEBHOOK].reverse()]) {
    if (one && other && given[one] && !given[other]) faults.push(`${other} is missing: ${one} is of no use without it`);
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);

  const set = parsed.data;
  const file = (text: string) => path.resolve(cwd, text);
  return {
    port: set.PORT,
    host: set.HOST,
    publicUrl: (set.PUBLIC_URL ?? `http://${hostInUrl(set.HOST)}:${set.PORT}`).replace(/\/+$/, ''),
    databaseFile: file(set.DATABASE_URL.slice('file:'.length)),
    cacheFile: set.CACHE_URL === 'memory:' ? null : file(set.CACHE_URL.slice('sqlite://'.length)),
    slack: set.SLACK_BOT_TOKEN
      ? {
          botToken: set.SLACK_BOT_TOKEN,
          signingSecret: set.SLACK_SIGNING_SECRET ?? '',
          appToken: set.SLACK_APP_TOKEN ?? null,
          apiUrl: set.SLACK_API_URL.replace(/\/*$/, '/'),
        }
      : null,
    alertChannel: set.DIBS_ALERT_CHANNEL ?? null,
    analyticsChannel: set.DIBS_ANALYTICS_CHANNEL ?? null,
    webhook:
      set.DIBS_WEBHOOK_URL && set.DIBS_WEBHOOK_SECRET
        ? { url: set.DIBS_WEBHOOK_URL, secret: set.DIBS_WEBHOOK_SECRET }
        : null,
    admins: set.DIBS_ADMINS?.split(',').map((id) => id.trim()) ?? [],
    logLevel: set.LOG_LEVEL,
  };
}

/** Both or none. */
const WEBHOOK = ['DIBS_WEBHOOK_URL', 'DIBS_WEBHOOK_SECRET'];

/** What is signed is not secret: only on the machine itself may it go unencrypted. A name and password have no place in it. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

function isWebhookSecret(text: string): boolean {
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  const bytes = Buffer.from(key ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64;
}

/** IPv6 addresses stand in brackets there. */
const hostInUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** The environment with the file named by `--env-file` beneath it: what is set outside wins. */
export function readEnvironment(argv: readonly string[]): Record<string, string | undefined> {
  const flag = argv.find((arg) => arg === '--env-file' || arg.startsWith('--env-file='));
  if (!flag) return process.env;
  const file = flag.includes('=') ? flag.slice(flag.indexOf('=') + 1) : argv[argv.indexOf(flag) + 1];
  if (!file) throw new ConfigError(['--env-file needs the name of a file']);
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
  } catch {
    throw new ConfigError([`${file} (--env-file) cannot be read`]);
  }
}
