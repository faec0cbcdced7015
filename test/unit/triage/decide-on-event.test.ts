import { decideOnEvent } from '../../../src/triage/decide-on-event';
import type { IssueOnEvent } from '../../../src/triage/decide-on-event';

const day = (n: number) => new Date(Date.UTC(2026, 2, n));
const issue = (more: Partial<IssueOnEvent>): IssueOnEvent => ({
  status: 'unresolved',
  archiveMode: null,
  archivedUntil: null,
  archivedUntilCount: null,
  resolvedIn: null,
  resolvedRelease: null,
  timesSeen: 5,
  firstSeen: day(1),
  ...more,
});
const event = (release: string | null = null, at = day(10)) => ({ release, at });

describe('an event', () => {
  it('changes nothing about an open issue', () => {
    expect(decideOnEvent(issue({}), event())).toBe('none');
  });

  it.each(['now', null] as const)('is a regression of an issue resolved (%s)', (resolvedIn) => {
    expect(decideOnEvent(issue({ status: 'resolved', resolvedIn }), event('1.0.0'))).toBe('regressed');
    expect(decideOnEvent(issue({ status: 'resolved', resolvedIn }), event())).toBe('regressed');
  });

  it.each([
    ['next_release', '1.2.0', '1.1.0', 'none'],
    ['next_release', '1.2.0', '1.2.0', 'none'],
    ['next_release', '1.2.0', '1.10.0', 'regressed'],
    ['next_release', '1.2.0', null, 'none'],
    ['next_release', 'abc123', 'abc123', 'none'],
    ['next_release', 'abc123', 'def456', 'regressed'],
    ['next_release', null, null, 'none'],
    ['next_release', null, '1.0.0', 'regressed'],
    ['current_release', '1.2.0', '1.1.0', 'none'],
    ['current_release', '1.2.0', '1.2.0', 'regressed'],
    ['current_release', '1.2.0', '1.3.0', 'regressed'],
    ['current_release', '1.2.0', null, 'none'],
    ['current_release', 'abc123', 'def456', 'regressed'],
  ] as const)(
    'of an issue resolved in %s (%s), coming from %s: %s',
    (resolvedIn, resolvedRelease, release, verdict) => {
      expect(decideOnEvent(issue({ status: 'resolved', resolvedIn, resolvedRelease }), event(release))).toBe(verdict);
    },
  );

  it('brings back an issue archived for a time when the time is over', () => {
    const archived = issue({ status: 'archived', archiveMode: 'until_time', archivedUntil: day(10) });
    expect(decideOnEvent(archived, event(null, new Date(day(10).getTime() - 1)))).toBe('none');
    expect(decideOnEvent(archived, event(null, day(10)))).toBe('escalated');
  });

  it('brings back an issue archived for a number of events with the last of them', () => {
    const archived = { status: 'archived', archiveMode: 'until_count', archivedUntilCount: 15 } as const;
    expect(decideOnEvent(issue({ ...archived, timesSeen: 14 }), event())).toBe('none');
    expect(decideOnEvent(issue({ ...archived, timesSeen: 15 }), event())).toBe('escalated');
  });

  it('never brings back an issue archived for ever', () => {
    expect(decideOnEvent(issue({ status: 'archived', archiveMode: 'forever', timesSeen: 1e6 }), event())).toBe('none');
  });
});

describe('an issue archived until it escalates', () => {
  const archived = (seenBefore: number, timesSeen: number) =>
    issue({
      status: 'archived',
      archiveMode: 'until_escalating',
      archivedUntil: day(5),
      archivedUntilCount: seenBefore,
      timesSeen,
    });

  it.each([
    ['ten more of a rare one', 4, 14, day(5), 'none'],
    ['eleven more of a rare one', 4, 15, day(5), 'escalated'],
    // 400 in four days are 100 a day: twice that may come in the first day, and in each day after it.
    ['200 on the first day of one with 100 a day', 400, 600, day(5), 'none'],
    ['201 on the first day of one with 100 a day', 400, 601, day(5), 'escalated'],
    ['its usual 100 a day for twenty days', 400, 2400, day(25), 'none'],
    ['three times the usual for ten days', 400, 3400, day(15), 'escalated'],
  ] as const)('with %s', (_, before, seen, at, verdict) => {
    expect(decideOnEvent(archived(before, seen), event(null, at))).toBe(verdict);
  });
});
