import type { Activity } from '../../../../src/activity/types';
import type { AssignmentSummary } from '../../../../src/assignment/types';
import type { Away } from '../../../../src/people/availability';
import type { NotificationLevel, NotificationSettings } from '../../../../src/notifications/types';
import { answerAssignment } from '../../../../src/slack/messages/answer-assignment';
import { projectDeleted } from '../../../../src/slack/messages/admin/project-deleted';
import { answerTriage } from '../../../../src/slack/messages/answer-triage';
import { bulkNotice } from '../../../../src/slack/messages/bulk-notice';
import type { RulesRun } from '../../../../src/ownership/rules-run.store';
import { rulesRun } from '../../../../src/slack/messages/rules-run';
import { runOf } from '../../../support/rules-run';
import { deletionProgress } from '../../../../src/slack/messages/deletion-progress';
import { directNotice } from '../../../../src/slack/messages/direct-notice';
import { settingsSummary } from '../../../../src/slack/messages/settings-words';
import { threadLine } from '../../../../src/slack/messages/thread-line';
import type { TriageChange } from '../../../../src/triage/types';
import { deletionOf, finishedAfter, purging } from '../../../support/deletion-view';
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
  payments,
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
    const notice = directNotice('lost', bob, issueView(), what, []);
    expect(notice.text).toContain(`*Alice Nguyen* ${said}`);
    expect(JSON.stringify(notice.blocks)).not.toMatch(/Assign to me|Resolve/);
  });
});

describe('a notice in person', () => {
  const CHECKOUT = '*CHECKOUT-1*';
  type Notice = [string, 'gained' | 'lost', Activity];
  it.each<Notice>([
    [`*Alice Nguyen* assigned ${CHECKOUT} to you.`, 'gained', activity('ASSIGNED', assignedData(bob))],
    [`You took ${CHECKOUT}.`, 'gained', activity('ASSIGNED', assignedData(bob, carol), bob)],
    [`*Alice Nguyen* took ${CHECKOUT} over from you.`, 'lost', activity('ASSIGNED', assignedData(alice, bob))],
    [`You handed ${CHECKOUT} over to *Carol Ortiz*.`, 'lost', activity('ASSIGNED', assignedData(carol, bob), bob)],
    [`You gave ${CHECKOUT} back: nobody holds it now.`, 'lost', activity('UNASSIGNED', unassigned, bob)],
    [
      `*Alice Nguyen* assigned ${CHECKOUT} to your team *Backend*.`,
      'gained',
      activity('ASSIGNED', assignedData(backend)),
    ],
    [`You assigned ${CHECKOUT} to your team *Backend*.`, 'gained', activity('ASSIGNED', assignedData(backend), bob)],
    [
      `*Alice Nguyen* took ${CHECKOUT} from your team *#backend* and gave it to *Carol Ortiz*.`,
      'lost',
      activity('ASSIGNED', assignedData(carol, backend)),
    ],
    [
      `*Carol Ortiz* took ${CHECKOUT} over from your team *#backend*.`,
      'lost',
      activity('ASSIGNED', assignedData(carol, backend), carol),
    ],
    [
      `You took ${CHECKOUT} from your team *#backend* and gave it to *Carol Ortiz*.`,
      'lost',
      activity('ASSIGNED', assignedData(carol, backend), bob),
    ],
    [
      `Dibs took ${CHECKOUT} from your team *#backend*: nobody holds it now.`,
      'lost',
      activity('UNASSIGNED', { previous: 'team:7', previousName: '#backend' }, null),
    ],
  ])('says “%s”', (said, role, what) => {
    const notice = directNotice(role, bob, issueView(), what, []);
    expect(notice.text).toBe(`${said} TypeError: cart is undefined`);
    expect(JSON.stringify(notice.blocks.at(-1))).toContain('Notification settings…');
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
      'assigned 24 issues to your team *Backend*.',
      bulkNotice('gained', bob, 24, activity('ASSIGNED', assignedData(backend))),
    ],
    ['took 24 issues over from you.', bulkNotice('lost', bob, 24, activity('ASSIGNED', assignedData(alice, bob)))],
    [
      'took 1 issue from *#backend*: nobody holds it now.',
      bulkNotice('lost', backend, 1, activity('UNASSIGNED', { previous: 'team:7' })),
    ],
  ])('says that Alice %s', (said, notice) => {
    expect(notice.text).toBe(`*Alice Nguyen* ${said}`);
  });

  it.each([
    ['You took 24 issues.', bulkNotice('gained', bob, 24, activity('ASSIGNED', assignedData(bob), bob))],
    [
      'You gave 24 issues back: nobody holds them now.',
      bulkNotice('lost', bob, 24, activity('UNASSIGNED', unassigned, bob)),
    ],
  ])('says “%s” to who did it', (said, notice) => {
    expect(notice.text).toBe(said);
  });

  it('says to a person how to change what he is told, and to a team not', () => {
    const notices = [bob, backend].map((to) => bulkNotice('lost', to, 24, activity('UNASSIGNED', unassigned)));
    expect(notices.map(({ blocks }) => JSON.stringify(blocks).includes('Notification settings…'))).toEqual([
      true,
      false,
    ]);
  });
});

describe('what somebody chose to be told', () => {
  const project = (slug: string, level: NotificationLevel) => ({ id: '7', slug, name: slug, level });
  it.each<[string, NotificationSettings]>([
    [
      'I send you a message when you get an issue, or lose one that you follow. What you do yourself is left out.',
      { level: 'subscribed', ownActions: false, projects: [] },
    ],
    [
      'I send you a message whenever you or one of your teams gets or loses an issue. I also tell you what you do yourself.',
      { level: 'always', ownActions: true, projects: [] },
    ],
    ['I send you no messages about issues that you get or lose.', { level: 'never', ownActions: true, projects: [] }],
    [
      'I send you no messages about issues that you get or lose. Except in *shop* (always). I also tell you what you do yourself.',
      { level: 'never', ownActions: true, projects: [project('shop', 'always')] },
    ],
    [
      'I send you a message when you get an issue, or lose one that you follow. Except in *a* (never), *b* (always). What you do yourself is left out.',
      { level: 'subscribed', ownActions: false, projects: [project('a', 'never'), project('b', 'always')] },
    ],
  ])('reads: %s', (said, settings) => {
    expect(settingsSummary(settings)).toBe(said);
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

  it.each<[string, Away, string | null]>([
    [
      '*Bob Tanaka* is away: :palm_tree: Vacationing.',
      { why: 'status', text: 'Vacationing', emoji: ':palm_tree:', until: null },
      null,
    ],
    [
      '*Bob Tanaka* is away: :palm_tree: until <!date^1772442000^{date_short_pretty} at {time}|2026-03-02 09:00 UTC>.',
      { why: 'status', text: '', emoji: ':palm_tree:', until: new Date('2026-03-02T09:00:00Z') },
      null,
    ],
    [
      '*Bob Tanaka* is away: On leave \u2236fire:.',
      { why: 'status', text: 'On leave :fire:', emoji: '<!channel>', until: null },
      null,
    ],
    [
      '*Bob Tanaka* is away: OOO until Monday.',
      { why: 'status', text: 'OOO until Monday.', emoji: '', until: new Date('2026-03-02T09:00:00Z') },
      null,
    ],
    [
      '*Bob Tanaka* has do not disturb on until <!date^1772442000^{date_short_pretty} at {time}|2026-03-02 09:00 UTC>.',
      { why: 'quiet', until: new Date('2026-03-02T09:00:00Z') },
      null,
    ],
    ['It is 23:40 for *Bob Tanaka*.', { why: 'hours', time: '23:40', day: null }, null],
    [
      'It is Sunday, 11:20 for *Bob Tanaka*. *#payments* could take it (rule 3 · path:src/pay/\u2217).',
      { why: 'hours', time: '11:20', day: 'Sunday' },
      'rule 3 · path:src/pay/*',
    ],
  ])('says %j', (said, away, reason) => {
    const instead = reason ? { actor: payments, reason } : null;
    const answer = answerAssignment(assignmentSummary([entry()]), { who: bob, away, instead });
    expect(answer.text).toBe(`*CHECKOUT-1* is now assigned to *Bob Tanaka*. ${said}`);
    const drawn = JSON.stringify(answer.blocks);
    expect(drawn.includes('Give it to #payments instead')).toBe(instead !== null);
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

describe('the live message about new rules', () => {
  const texts = (more: Partial<RulesRun>) => {
    const blocks = rulesRun(runOf(more)).blocks as { text?: { text: string }; elements?: { text: string }[] }[];
    return blocks.flatMap(({ text, elements = [] }) => [...(text ? [text] : []), ...elements]).map(({ text }) => text);
  };
  const going = (full: number, percent: number) =>
    `:mag: The new rules of *My shop* (\`my-shop\`) look at its open issues.\n\`${'█'.repeat(full)}${'░'.repeat(20 - full)}\` ${percent} %`;
  const done = ':white_check_mark: The new rules of *My shop* (`my-shop`) looked at';

  it.each<[Partial<RulesRun>, string[]]>([
    [{ looked: 0, moved: 0 }, [going(0, 0), '0 of 340 open issues looked at, 0 moved.']],
    [{}, [going(7, 35), '120 of 340 open issues looked at, 8 moved.']],
    [{ looked: 1_341, moved: 1_200 }, [going(19, 99), '1,341 of 1,341 open issues looked at, 1,200 moved.']],
    [
      { state: 'replaced' },
      [
        ':fast_forward: Newer rules of *My shop* (`my-shop`) were saved before these had looked at everything: 120 of 340 open issues looked at, 8 moved.',
      ],
    ],
    [
      { state: 'done', looked: 340, decided: 40 },
      [`${done} 340 open issues: 8 moved. 40 were left as they are, because people decided.`],
    ],
    [
      { state: 'done', looked: 1, moved: 0, decided: 1 },
      [`${done} 1 open issue: none moved. 1 was left as it is, because people decided.`],
    ],
    [{ state: 'done', looked: 340, moved: 0 }, [`${done} 340 open issues: none moved.`]],
  ])('of %j says how far it is, or what came of it', (more, said) => {
    expect(texts(more)).toEqual(said);
  });
});

describe('the live message about a deletion', () => {
  const lines = (deletion: Parameters<typeof deletionProgress>[0]) => {
    const blocks = deletionProgress(deletion).blocks as { text?: { text: string }; elements?: { text: string }[] }[];
    return blocks.flatMap(({ text, elements = [] }) => [...(text ? [text] : []), ...elements]).map(({ text }) => text);
  };
  const going = ':wastebasket: *My shop* (`my-shop`) is being deleted for good.';
  const gone =
    ':white_check_mark: *My shop* (`my-shop`) is deleted for good. Nothing of it is left but its entries in the audit.';
  const bar = (full: number, percent: number) =>
    `${going}\n\`${'█'.repeat(full)}${'░'.repeat(20 - full)}\` ${percent} %`;
  const counted = { Issue: 1_000, Event: 9_000 };
  const far = (Event: number, rowsPerSecond = 100) => purging({ counted, deleted: { Event }, rowsPerSecond });

  it.each<[string, Parameters<typeof deletionProgress>[0], string[]]>([
    ['before it has counted', purging(), [going, 'Counting what there is…']],
    ['at the start', far(0, 0), [bar(0, 0), '0 of 10,000 rows']],
    [
      'at 37 %',
      far(3_799, 1_234),
      [bar(7, 37), '3,799 of 10,000 rows  ·  1,234 rows a second  ·  about 5 seconds left'],
    ],
    [
      'for hours to come',
      purging({ counted: { Event: 10_000_000 }, deleted: { Event: 1 }, rowsPerSecond: 1 }),
      [bar(0, 0), '1 of 10,000,000 rows  ·  1 row a second  ·  about 4 months left'],
    ],
    ['with less than a second to go', far(9_950), [bar(19, 99), '9,950 of 10,000 rows  ·  100 rows a second']],
    ['when all that was counted is gone', far(10_000), [bar(19, 99), '10,000 of 10,000 rows  ·  100 rows a second']],
    ['when more came in than was counted', far(12_000), [bar(19, 99), '12,000 of 12,000 rows  ·  100 rows a second']],
    ['with a single row', purging({ counted: { ProjectKey: 1 } }), [bar(0, 0), '0 of 1 row']],
    [
      'when it is over',
      finishedAfter(192_000, { Issue: 1_000, Event: 9_000, Card: 1_000, NotificationSetting: 2, Activity: 5 }),
      [
        gone,
        '1,000 issues  ·  9,000 events  ·  1,000 cards  ·  2 notification settings  ·  11,007 rows in all  ·  took 3 minutes',
      ],
    ],
    [
      'when there was one of each',
      finishedAfter(1_400, { Issue: 1, Event: 1, Card: 1, NotificationSetting: 1 }),
      [gone, '1 issue  ·  1 event  ·  1 card  ·  1 notification setting  ·  4 rows in all  ·  took 1 second'],
    ],
    [
      'when it took no time for nearly nothing',
      finishedAfter(999, { ProjectKey: 1 }),
      [gone, '1 row in all  ·  took under a second'],
    ],
  ])('says how it stands %s', (_name, deletion, said) => {
    expect(lines(deletion)).toEqual(said);
  });

  it('says how far it is to those who hear it', () => {
    expect(deletionProgress(purging()).text).toBe(going);
    expect(deletionProgress(far(3_799)).text).toBe(`${going} 37 % done.`);
  });
});

describe('the answer to a deletion', () => {
  it('says until when the project can be restored, and how', () => {
    const { text, blocks } = projectDeleted(deletionOf(), false);
    expect(text).toMatch(
      /^\*My shop\* \(`my-shop`\) is deleted\. Its keys .* Until <!date\^1772704800\^[^>]*\|2026-03-05 10:00 UTC>, `\/assign-admin project restore my-shop` brings everything back\./,
    );
    expect(JSON.stringify(blocks)).toMatch(/admin_project_restore.*v1:4510632216887297.*admin_project_purge/);
  });

  it('offers no way back from what goes at once', () => {
    const { text, blocks } = projectDeleted(purging(), true);
    expect(text).toBe('*My shop* (`my-shop`) is being deleted for good. A direct message will show you how far it is.');
    expect(JSON.stringify(blocks)).not.toContain('action_id');
  });
});
