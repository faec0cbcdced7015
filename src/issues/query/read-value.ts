import { LEVELS } from '../../projects/channel-levels';
import type { Level } from '../types';
import type { Comparison } from './types';

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const MOST_PATTERN = 200;
const MOST_STARS = 5;

/** `7d` → milliseconds; null for anything else. */
export function readAge(value: string): number | null {
  const [, amount, unit] = /^([1-9]\d{0,3})([mhdw])$/i.exec(value) ?? [];
  return amount && unit ? Number(amount) * (UNITS[unit.toLowerCase()] ?? 0) : null;
}

export function printAge(ms: number): string {
  const unit = ['w', 'd', 'h'].find((name) => ms % (UNITS[name] ?? 1) === 0) ?? 'm';
  return `${ms / (UNITS[unit] ?? 1)}${unit}`;
}

/** `-7d`: within the last seven days; `+7d`: longer ago. */
export function readSignedAge(value: string): { than: 'within' | 'before'; ageMs: number } | null {
  const ageMs = /^[-+]/.test(value) ? readAge(value.slice(1)) : null;
  return ageMs === null ? null : { than: value.startsWith('-') ? 'within' : 'before', ageMs };
}

/** `>=5` → the sign and what follows it; without a sign they are equal. */
function readComparison(value: string): { compare: Comparison; rest: string } {
  const sign = /^(?:>=|<=|>|<|=)/.exec(value)?.[0] ?? '';
  return { compare: sign === '' ? '=' : (sign as Comparison), rest: value.slice(sign.length) };
}

export function readTimes(value: string): { compare: Comparison; times: number } | null {
  const { compare, rest } = readComparison(value);
  return /^\d{1,9}$/.test(rest) ? { compare, times: Number(rest) } : null;
}

export function readLevel(value: string): { compare: Comparison; level: Level } | null {
  const { compare, rest } = readComparison(value);
  const level = LEVELS.find((one) => one === rest.toLowerCase());
  return level ? { compare, level } : null;
}

/** `*` stands for anything; null when nothing else is in it, or too much. */
export function readPattern(value: string): string | null {
  const isTooLong = value.length > MOST_PATTERN || value.split('*').length > MOST_STARS + 1;
  return value.trim() === '' || isTooLong ? null : value;
}
