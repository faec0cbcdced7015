import type { Violation } from '../../src/local-workspace/limits/rate-limits';
import type { Counts } from '../../src/local-workspace/tally';
import { clickTimes, type ClickTimes } from './click-times';
import type { Facts, Left, SeenMessage } from './facts';
import type { Health } from './health';
import { findPlaces, outOfTurn } from './places';

/** The answer to a click is seen within this, but for one in twenty. */
const ANSWER_MS = 2_000;
/** So many examples of each fault are named. */
const EXAMPLES = 20;

export interface Check {
  what: string;
  /** Infinity, which is null in JSON, for a time that never came. */
  found: number;
  wanted: number;
  /** `atMost`: less is as good. */
  by?: 'atMost';
  holds: boolean;
}

export interface Account {
  balances: boolean;
  checks: Check[];
  shown: { cards: number; digests: number; digestLines: number; threadLines: number };
  clicks: ClickTimes;
  left: Left;
  calls: Counts;
  /** Of the workspace, not of the app. */
  health: Health;
  /** The first few of each fault. */
  examples: Record<'lost' | 'duplicates' | 'wrong' | 'outOfTurn', string[]> & { violations: Violation[] };
}

/** Whether everything that went in came out, once, in order, within the limits and in time. */
export function account(facts: Facts): Account {
  const { alerts, issues, messages, violations, left, calls, health } = facts;
  const accepted = alerts.filter((alert) => alert.accepted);
  const places = findPlaces(messages, issues);
  const shownAt = new Map<string, number>();
  for (const { channelId, issue } of places.found) {
    const where = `${issue.shortId} in ${channelId}`;
    shownAt.set(where, (shownAt.get(where) ?? 0) + 1);
  }
  const stored = new Set(issues.map(({ alert }) => alert));
  const lost = [
    ...accepted.filter(({ number }) => !stored.has(number)).map(({ number }) => `alert ${number}`),
    ...issues.map(({ shortId, channelId }) => `${shortId} in ${channelId}`).filter((where) => !shownAt.has(where)),
  ];
  const duplicates = [
    ...repeatedKeys(messages),
    ...[...shownAt].filter(([, times]) => times > 1).map(([where]) => where),
  ];
  const late = outOfTurn(places.found);
  const clicks = clickTimes(facts.clicks, facts.outages);
  const lines = places.found.filter(({ kind }) => kind === 'line').length;
  const checks = [
    equal('alerts accepted', accepted.length, alerts.length),
    equal('issues in the database', issues.length, accepted.length),
    equal('issues shown, as cards and as lines of digests', places.found.length, issues.length),
    equal('still to be done', left.events + left.requests + left.jobs + left.cards, 0),
    equal('given up', left.failed.length, 0),
    equal('lost', lost.length, 0),
    equal('duplicates', duplicates.length, 0),
    equal('cards and lines of no issue, or of another', places.wrong.length, 0),
    equal('out of turn', late.length, 0),
    equal('requests beyond a published limit', violations.total, 0),
    equal('clicks refused while the app ran', clicks.refused, 0),
    atMost(
      'milliseconds from a click to its answer, p95',
      clicks.clicks === 0 ? 0 : (clicks.p95 ?? Infinity),
      ANSWER_MS,
    ),
  ];
  return {
    balances: checks.every(({ holds }) => holds),
    checks,
    shown: {
      cards: places.found.length - lines,
      digests: messages.filter(({ key }) => key?.startsWith('digest:')).length,
      digestLines: lines,
      threadLines: messages.filter(({ isReply }) => isReply).length,
    },
    clicks,
    left,
    calls,
    health,
    examples: {
      lost: lost.slice(0, EXAMPLES),
      duplicates: duplicates.slice(0, EXAMPLES),
      wrong: places.wrong.slice(0, EXAMPLES),
      outOfTurn: late.slice(0, EXAMPLES),
      violations: violations.newest.slice(0, EXAMPLES),
    },
  };
}

function equal(what: string, found: number, wanted: number): Check {
  return { what, found, wanted, holds: found === wanted };
}

function atMost(what: string, found: number, wanted: number): Check {
  return { what, found, wanted, by: 'atMost', holds: found <= wanted };
}

/** Of all messages, also those in threads and to single persons. */
function repeatedKeys(messages: readonly SeenMessage[]): string[] {
  const seen = new Set<string>();
  return messages.flatMap(({ key }) => {
    if (key === null) return [];
    const again = seen.has(key);
    seen.add(key);
    return again ? [key] : [];
  });
}
