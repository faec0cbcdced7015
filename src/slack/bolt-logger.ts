import { LogLevel, type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from '../platform/log';

const MAX_LINE = 300;

/** Bolt's warnings and errors as our JSON lines. Its debug and info lines carry payloads and banners and are dropped. */
export function boltLogger(log: Logger): BoltLogger {
  const line = (parts: unknown[]) => ({ slack: parts.map(String).join(' ').slice(0, MAX_LINE) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn(line(parts), 'slack library warning'),
    error: (...parts: unknown[]) => log.error(line(parts), 'slack library error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
