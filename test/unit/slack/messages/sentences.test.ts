import type { Activity } from '../../../../src/activity/types';
import type { AssignmentSummary } from '../../../../src/assignment/types';
import { answerAssignment } from '../../../../src/slack/messages/answer-assignment';
import { answerTriage } from '../../../../src/slack/messages/answer-triage';
import { bulkNotice } from '../../../../src/slack/messages/bulk-notice';
import { directNotice } from '../../../../src/slack/messages/direct-notice';
import { threadLine } from '../../../../src/slack/messages/thread-line';
import type { TriageChange } from '../../../../src/triage/types';
import {
  activity,
  alice,
  assignedData,
  assignmentSummary,
  backend,
  bob,
  carol,
  entry,
  heldBy,
  issueView,
} from '../../../support/issue-view';

const unassigned = { previous: 'user:2', previousName: 'Bob Tanaka', reason: null };

describe('a line in the thread', () => {
  it.each<[string, Activity]>([
    ['*Alice Nguyen* assigned this to *Bob Tanaka*.', activity('ASSIGNED', assignedData(bob))],
    ['*Alice Nguyen* took this.', activity('ASSIGNED', assignedData(alice))],
    ['*Alice Nguyen* took this over from *Bob Tanaka*.', activity('ASSIGNED', assignedData(alice, bob))],
    ['*Alice Nguyen* handed this over to *Bob Tanaka*.', activity('ASSIGNED', assignedData(bob, alice))],
    [
      '*Alice Nguyen* took this from *Bob Tanaka* and gave it to *Carol Ortiz*.',
      activity('ASSIGNED', assignedData(carol, bob)),
    ],
    [
      '*Alice Nguyen* took this from *#backend* and gave it to *Bob Tanaka*.',
      activity('ASSIGNED', assignedData(bob, backend)),
    ],
    ['Dibs assigned this to *Bob Tanaka*.', activity('ASSIGNED', assignedData(bob), null)],
    ['*Alice Nguyen* took this from *Bob Tanaka*: nobody holds it now.', activity('UNASSIGNED', unassigned)],
    ['*Bob Tanaka* gave this back: nobody holds it now.', activity('UNASSIGNED', unassigned, bob)],
    ['*Alice Nguyen* resolved this.', activity('RESOLVED', { in: 'now' })],
    ['*Alice Nguyen* resolved this in the next release.', activity('RESOLVED', { in: 'next_release' })],
    ['*Alice Nguyen* opened this again.', activity('UNRESOLVED')],
    ['*Alice Nguyen* archived this until it escalates.', activity('ARCHIVED', { mode: 'until_escalating' })],
    [
      '*Alice Nguyen* archived this until it has been seen 12 times.',
      activity('ARCHIVED', { mode: 'until_count', untilCount: 12 }),
    ],
    ['*Alice Nguyen* archived this.', activity('ARCHIVED', { mode: 'until_time', until: 'rubbish' })],
    ['*Alice Nguyen* assigned this to somebody.', activity('ASSIGNED', { assignee: { deep: 1 }, reason: 7 })],
    [
      '*Alice Nguyen* took this from somebody else and gave it to *Bob Tanaka*.',
      activity('ASSIGNED', { ...assignedData(bob, carol), previousName: null }),
    ],
  ])('says %j', (said, what) => {
    expect(threadLine(issueView(), what).text).toBe(said);
  });

  it('says until when something is archived, whichever way the time was stored', () => {
    const until = new Date('2026-03-09T10:00:00Z');
    for (const stored of [until.getTime(), until.toISOString()]) {
      const line = threadLine(issueView(), activity('ARCHIVED', { mode: 'until_time', until: stored }));
      expect(line.text).toContain(`until <!date^${until.getTime() / 1000}^`);
    }
  });

  it('calls a team that still holds the issue by its slug', () => {
    const line = threadLine(issueView(heldBy(backend)), activity('ASSIGNED', assignedData(backend)));
    expect(line.text).toBe('*Alice Nguyen* assigned this to *#backend*.');
  });

  it('quotes the reason', () => {
    const line = threadLine(issueView(), activity('ASSIGNED', assignedData(bob, null, 'knows <this> code')));
    expect(JSON.stringify(line.blocks)).toContain('\\n> knows &lt;this&gt; code');
  });
});

describe('a notice to the former holder', () => {
  it.each([
    ['took *CHECKOUT-1* from you and gave it to *Carol Ortiz*.', activity('ASSIGNED', assignedData(carol, bob))],
    ['took *CHECKOUT-1* from you: nobody holds it now.', activity('UNASSIGNED', unassigned)],
  ])('says who %s', (said, what) => {
    const notice = directNotice('lost', issueView(), what, []);
    expect(notice.text).toContain(`*Alice Nguyen* ${said}`);
    expect(JSON.stringify(notice.blocks)).not.toContain('action_id');
  });
});

describe('a notice of many issues', () => {
  it.each([
    ['assigned 24 issues to you.', bulkNotice('gained', bob, 24, activity('ASSIGNED', assignedData(bob)))],
    [
      'assigned 24 issues to *#backend*.',
      bulkNotice('gained', backend, 24, activity('ASSIGNED', assignedData(backend))),
    ],
    [
      'took 24 issues from you and gave them to *Carol Ortiz*.',
      bulkNotice('lost', bob, 24, activity('ASSIGNED', assignedData(carol, bob))),
    ],
    [
      'took 24 issues from you.',
      bulkNotice('lost', bob, 24, { ...activity('ASSIGNED', assignedData(carol, bob)), source: 'undo' }),
    ],
    [
      'took 1 issue from *#backend*: nobody holds it now.',
      bulkNotice('lost', backend, 1, activity('UNASSIGNED', { previous: 'team:7' })),
    ],
  ])('says that Alice %s', (said, notice) => {
    expect(notice.text).toBe(`*Alice Nguyen* ${said}`);
  });
});

describe('the answer to an assignment', () => {
  const to = (issue: Parameters<typeof entry>[0], more: Partial<AssignmentSummary> = {}) =>
    answerAssignment(assignmentSummary([entry(issue)], more)).text;

  it.each<[string, Parameters<typeof entry>[0], Partial<AssignmentSummary>]>([
    ['*CHECKOUT-1* is now assigned to *Bob Tanaka*.', {}, {}],
    [
      '*CHECKOUT-1* is now assigned to *Bob Tanaka*, taken from *Carol Ortiz*.',
      { outcome: 'reassigned', before: carol },
      {},
    ],
    [
      '*CHECKOUT-1* was already assigned to *Bob Tanaka*, so nothing changed.',
      { outcome: 'unchanged', before: bob },
      {},
    ],
    ['*CHECKOUT-1* is yours now.', {}, { source: 'assign_to_me' }],
    [
      'You already hold *CHECKOUT-1*, so nothing changed.',
      { outcome: 'unchanged', before: bob },
      { source: 'assign_to_me' },
    ],
    [
      '*CHECKOUT-1* is no longer assigned to *Carol Ortiz*. Nobody holds it now.',
      { outcome: 'unassigned', before: carol, after: null },
      { to: null },
    ],
    ['Nobody held *CHECKOUT-1* anyway, so nothing changed.', { outcome: 'unchanged', after: null }, { to: null }],
    ['*CHECKOUT-1* is now assigned to *Bob Tanaka*. By now *Carol Ortiz* has it.', { after: carol }, {}],
    ['*CHECKOUT-1* is now assigned to *Bob Tanaka*. By now nobody holds it.', { after: null }, {}],
    [
      'Undone: *CHECKOUT-1* is assigned to *Carol Ortiz* again.',
      { outcome: 'reassigned', after: carol },
      { source: 'undo' },
    ],
    ['Undone: nobody holds *CHECKOUT-1* again.', { outcome: 'unassigned', after: null }, { source: 'undo', to: null }],
    [
      '*CHECKOUT-1* was not undone: *Carol Ortiz* has it by now.',
      { outcome: 'unchanged', after: carol },
      { source: 'undo' },
    ],
  ])('says %j', (said, issue, more) => {
    expect(to(issue, more)).toBe(said);
  });

  it.each<[string, number, number, Partial<AssignmentSummary>]>([
    ['2 issues are now assigned to *Bob Tanaka*.', 2, 0, {}],
    ['1 issue is now assigned to *Bob Tanaka*. 1 issue already was.', 1, 1, {}],
    ['2 issues are now assigned to *Bob Tanaka*. 3 issues already were.', 2, 3, {}],
    ['All 2 issues were already assigned to *Bob Tanaka*, so nothing changed.', 0, 2, {}],
    ['2 issues are now held by nobody.', 2, 0, { to: null }],
    ['2 assignments are undone.', 2, 0, { source: 'undo' }],
    ['1 assignment is undone. 1 issue has changed hands since and stays as it is.', 1, 1, { source: 'undo' }],
    ['Nothing was undone: 2 issues have changed hands since.', 0, 2, { source: 'undo' }],
  ])('says %j', (said, changed, same, more) => {
    const issues = [
      ...Array.from({ length: changed }, () => entry()),
      ...Array.from({ length: same }, () => entry({ outcome: 'unchanged', before: bob })),
    ];
    expect(answerAssignment(assignmentSummary(issues, more)).text).toBe(said);
  });

  it('says of each of several issues what is different about it', () => {
    const issues = [
      entry(),
      entry({ outcome: 'reassigned', before: carol }),
      entry({ outcome: 'unchanged', before: bob }),
      entry({ after: carol }),
    ];
    const lines = (more: Partial<AssignmentSummary>) =>
      JSON.stringify(answerAssignment(assignmentSummary(issues, more))).match(/undefined(?: · [^"\\]*)?(?=\\n|")/g);
    expect(lines({})).toEqual([
      'undefined',
      'undefined · taken from *Carol Ortiz*',
      'undefined · no change',
      'undefined · By now *Carol Ortiz* has it.',
    ]);
    expect(lines({ source: 'undo' })?.at(-1)).toBe('undefined · back to *Carol Ortiz*');
  });

  it('names twenty issues and counts the rest', () => {
    const drawn = JSON.stringify(answerAssignment(assignmentSummary(Array.from({ length: 1025 }, () => entry()))));
    expect(drawn.match(/• /g)).toHaveLength(20);
    expect(drawn).toContain('and 1,005 more');
  });

  it('offers Undo only while there is something to undo', () => {
    const answer = (canUndo: boolean) => JSON.stringify(answerAssignment(assignmentSummary([entry()], { canUndo })));
    expect(answer(true)).toContain('"action_id":"undo"');
    expect(answer(false)).not.toContain('action_id');
  });
});

describe('the answer to a change of status', () => {
  const answer = (change: TriageChange, ...changed: boolean[]) =>
    answerTriage({
      requestId: 'r1',
      change,
      issues: changed.map((one, at) => ({
        issueId: `${at + 1}`,
        shortId: `CHECKOUT-${at + 1}`,
        title: 'x',
        changed: one,
      })),
    }).text;

  it.each<[string, TriageChange, boolean[]]>([
    ['*CHECKOUT-1* is now resolved.', { to: 'resolved', in: 'now' }, [true]],
    ['*CHECKOUT-1* is now resolved in the current release.', { to: 'resolved', in: 'current_release' }, [true]],
    ['*CHECKOUT-1* was already resolved, so nothing changed.', { to: 'resolved', in: 'now' }, [false]],
    ['*CHECKOUT-1* is open again.', { to: 'unresolved' }, [true]],
    ['*CHECKOUT-1* was already open, so nothing changed.', { to: 'unresolved' }, [false]],
    ['*CHECKOUT-1* is now archived for 1 day.', { to: 'archived', mode: 'until_time', hours: 24 }, [true]],
    ['*CHECKOUT-1* is now archived for 1 week.', { to: 'archived', mode: 'until_time', hours: 168 }, [true]],
    [
      '*CHECKOUT-1* is now archived until it is seen 1,000 more times.',
      { to: 'archived', mode: 'until_count', events: 1000 },
      [true],
    ],
    ['*CHECKOUT-1* is now archived until it escalates.', { to: 'archived', mode: 'until_escalating' }, [true]],
    ['*CHECKOUT-1* is now archived forever.', { to: 'archived', mode: 'forever' }, [true]],
    ['2 issues are now resolved.', { to: 'resolved', in: 'now' }, [true, true]],
    ['1 issue is now open.', { to: 'unresolved' }, [true, false]],
    ['Nothing changed.', { to: 'unresolved' }, [false, false]],
  ])('says %j', (said, change, changed) => {
    expect(answer(change, ...changed)).toBe(said);
  });
});
