import { decideStatusChange } from '../../../src/triage/decide-status-change';
import type { IssueState } from '../../../src/triage/decide-status-change';
import type { TriageChange } from '../../../src/triage/types';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const open: IssueState & { timesSeen: number } = {
  status: 'unresolved',
  substatus: 'new',
  archiveMode: null,
  archivedUntil: null,
  archivedUntilCount: null,
  resolvedIn: null,
  resolvedRelease: null,
  timesSeen: 7,
};
const decide = (issue: typeof open, change: TriageChange, release: string | null = null) => {
  const next = decideStatusChange(issue, change, NOW, release);
  return next && { ...next, timesSeen: issue.timesSeen };
};

describe('resolving', () => {
  it('now keeps no release', () => {
    expect(decide(open, { to: 'resolved', in: 'now' }, '1.0.0')).toMatchObject({
      status: 'resolved',
      resolvedIn: 'now',
      resolvedRelease: null,
    });
  });

  it.each(['next_release', 'current_release'] as const)('in %s keeps what runs now', (mode) => {
    expect(decide(open, { to: 'resolved', in: mode }, '1.0.0')).toMatchObject({
      resolvedIn: mode,
      resolvedRelease: '1.0.0',
    });
  });

  it('in the current release is refused while none is known', () => {
    expect(() => decide(open, { to: 'resolved', in: 'current_release' })).toThrow(
      expect.objectContaining({ code: 'no_release_known' }) as Error,
    );
  });

  it('takes an issue out of the archive with its limits', () => {
    const archived = decide(open, { to: 'archived', mode: 'until_count', events: 10 });
    expect(decide(archived ?? open, { to: 'resolved', in: 'now' })).toMatchObject({
      status: 'resolved',
      archiveMode: null,
      archivedUntilCount: null,
    });
  });
});

describe('archiving', () => {
  it.each([
    [
      { to: 'archived', mode: 'forever' },
      { archivedUntil: null, archivedUntilCount: null },
    ],
    [
      { to: 'archived', mode: 'until_time', hours: 24 },
      { archivedUntil: new Date('2026-03-03T09:00:00.000Z'), archivedUntilCount: null },
    ],
    [
      { to: 'archived', mode: 'until_count', events: 100 },
      { archivedUntil: null, archivedUntilCount: 107 },
    ],
    [
      { to: 'archived', mode: 'until_escalating' },
      { archivedUntil: NOW, archivedUntilCount: 7 },
    ],
  ] as const)('%j', (change, limits) => {
    expect(decide(open, change)).toMatchObject({ status: 'archived', archiveMode: change.mode, ...limits });
  });

  it.each([
    { to: 'archived', mode: 'until_time' },
    { to: 'archived', mode: 'until_time', hours: 0 },
    { to: 'archived', mode: 'until_time', hours: 1e9 },
    { to: 'archived', mode: 'until_count', events: -1 },
    { to: 'archived', mode: 'until_count', events: 1.5 },
  ] as const)('is refused without a limit that makes sense: %j', (change) => {
    expect(() => decide(open, change)).toThrow(expect.objectContaining({ kind: 'invalid' }) as Error);
  });
});

describe('what is so already', () => {
  it.each<TriageChange>([
    { to: 'resolved', in: 'now' },
    { to: 'resolved', in: 'next_release' },
    { to: 'archived', mode: 'forever' },
    { to: 'archived', mode: 'until_escalating' },
    { to: 'archived', mode: 'until_time', hours: 24 },
    { to: 'archived', mode: 'until_count', events: 10 },
  ])('stays as it is: %j', (change) => {
    const after = decide(open, change, '1.0.0');
    expect(after).not.toBeNull();
    expect(decide(after ?? open, change, '1.0.0')).toBeNull();
  });

  it('is an open issue that is opened', () => {
    expect(decide(open, { to: 'unresolved' })).toBeNull();
  });

  it('is not another way of resolving or archiving', () => {
    const resolved = decide(open, { to: 'resolved', in: 'now' }) ?? open;
    expect(decide(resolved, { to: 'resolved', in: 'next_release' }, '1.0.0')).toMatchObject({
      resolvedIn: 'next_release',
    });
    const archived = decide(open, { to: 'archived', mode: 'until_time', hours: 24 }) ?? open;
    expect(decide(archived, { to: 'archived', mode: 'until_time', hours: 168 })).toMatchObject({
      archivedUntil: new Date('2026-03-09T09:00:00.000Z'),
    });
  });
});

it('opening again makes the issue ongoing and forgets how it was put away', () => {
  const resolved = decide(open, { to: 'resolved', in: 'current_release' }, '1.0.0') ?? open;
  expect(decide(resolved, { to: 'unresolved' })).toEqual({ ...open, substatus: 'ongoing' });
});
