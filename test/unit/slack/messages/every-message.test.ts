import { DIGEST_LINES } from '../../../../src/cards/plan-turn';
import { CATALOG } from '../../../../src/analytics/catalog';
import type { Activity } from '../../../../src/activity/types';
import type { WarningItem } from '../../../../src/leases/types';
import type { ProposalView } from '../../../../src/ownership/learning/types';
import type { OutgoingMessage } from '../../../../src/notifications/messages';
import type { Actor } from '../../../../src/people/types';
import { answerAuto } from '../../../../src/slack/messages/answer-auto';
import { answerStats } from '../../../../src/slack/messages/answer-stats';
import { explanation, pathExplanation } from '../../../../src/slack/messages/explanation';
import { issueDetail } from '../../../../src/slack/messages/issue-detail';
import { issueList } from '../../../../src/slack/messages/issue-list';
import { failure, outdatedControl, refusal } from '../../../../src/slack/messages/refusal';
import { renderMessage } from '../../../../src/slack/messages/render';
import type { RenderedMessage } from '../../../../src/slack/messages/rendered-message';
import { mentionUsage } from '../../../../src/slack/messages/mention-usage';
import { searchAtWork, searchDropped, searchQuestion } from '../../../../src/slack/messages/search-question';
import { usage } from '../../../../src/slack/messages/usage';
import { checkMessage } from '../../../support/block-kit';
import { runOf } from '../../../support/rules-run';
import { finishedAfter, purging } from '../../../support/deletion-view';
import { codeownersRule, decision, explained, pathRule, tried, triedCommit } from '../../../support/explanation';
import { noMeans } from '../../../../src/stats/get-stats';
import { statsView } from '../../../support/stats-view';
import { proposalView } from '../../../support/proposal-view';
import { searched } from '../../../support/searched';
import {
  activity,
  alice,
  assignedData,
  assignmentSummary,
  backend,
  bob,
  byRules,
  carol,
  changedBy,
  entry,
  heldBy,
  issueView,
  payments,
  ruledBy,
  suggestedPayments,
} from '../../../support/issue-view';

const ANALYTICS_TYPES = Object.keys(CATALOG);

const card = (issue = issueView(), suggested = [suggestedPayments]): OutgoingMessage => {
  return { kind: 'card', issue, suggested };
};
const line = (...of: Parameters<typeof activity>): OutgoingMessage => {
  return { kind: 'thread-line', issue: issueView(), activity: activity(...of) };
};
const proposed = (more: Partial<ProposalView> = {}): OutgoingMessage => {
  return { kind: 'rule-proposal', proposal: proposalView(more) };
};
const given = activity('ASSIGNED', assignedData(bob, null, 'knows this code'));
const taken = activity('ASSIGNED', assignedData(carol, bob));
const vacation = {
  why: 'status',
  text: 'Vacationing',
  emoji: ':palm_tree:',
  until: new Date('2026-03-09T08:00:00Z'),
} as const;
const freed = { previous: 'user:2', previousName: 'Bob Tanaka' };
const ranOutAt = (to: Actor | null): Activity => ({
  ...activity(
    to ? 'ASSIGNED' : 'UNASSIGNED',
    { ...(to ? assignedData(to, bob) : freed), askedAt: '2026-03-01T10:00:00Z' },
    null,
  ),
  source: 'lease',
});
const asked = (more: Partial<WarningItem> = {}): WarningItem => {
  return { issue: issueView(heldBy(bob)), isOpen: true, ended: null, backTo: 'backend', ...more };
};
const asking = (items: WarningItem[]): OutgoingMessage => {
  return { kind: 'lease-warning', warning: { id: '5', days: 5, answerBy: new Date('2026-03-03T10:00:00Z'), items } };
};
const triage = (changed: boolean) => ({
  requestId: 'r1',
  change: { to: 'archived', mode: 'until_time', hours: 168 } as const,
  issues: [{ issueId: '41', shortId: 'CHECKOUT-1', title: 'TypeError: cart is undefined', changed }],
});

const outgoing: Record<string, OutgoingMessage> = {
  'card of a new issue': card(),
  'card of an issue seen once, with nothing else known': card(
    issueView({ timesSeen: 1, usersSeen: 0, culprit: null, message: null, url: null, tags: [] }),
    [],
  ),
  'card of an assigned issue': card(issueView(heldBy(bob))),
  'card of an issue somebody took': card(issueView(heldBy(bob, bob)), []),
  'card of an issue that a rule gave away': card(issueView(ruledBy('path:src/pay/* #payments')), []),
  'card of an issue that a line of CODEOWNERS gave away, with another owner': card(
    issueView(ruledBy('codeowners:/src/pay/ @acme/payments')),
    [{ actor: backend, reason: 'CODEOWNERS line 42' }],
  ),
  'card of an issue that regressed': card(issueView({ substatus: 'regressed', ...changedBy(null) })),
  'card of a resolved issue': card(issueView({ status: 'resolved', resolvedIn: 'next_release', ...changedBy(alice) })),
  'card of an archived issue': card(
    issueView({
      status: 'archived',
      archive: { mode: 'until_count', until: null, untilCount: 1304 },
      ...changedBy(alice),
      ...heldBy(backend, null),
    }),
  ),
  'digest of one burst': {
    kind: 'digest',
    issues: [issueView(), issueView({ id: '42', shortId: 'CHECKOUT-2', timesSeen: 1, culprit: null, ...heldBy(bob) })],
    waiting: 0,
    nextInMs: 0,
  },
  'digest while more alerts wait': { kind: 'digest', issues: [issueView()], waiting: 1_204, nextInMs: 7_300 },
  'digest of which a project was deleted': {
    kind: 'digest',
    issues: [
      issueView(),
      issueView({ id: '42', shortId: 'SHOP-2', project: { ...issueView().project, status: 'deleting' } }),
    ],
    waiting: 0,
    nextInMs: 0,
  },
  'digest of which everything was deleted': { kind: 'digest', issues: [], waiting: 0, nextInMs: 0 },
  'thread line of a digest': { ...line('RESOLVED'), isOfDigest: true } as OutgoingMessage,
  'card of a deleted project': { kind: 'retired-card', shortId: 'CHECKOUT-1' },
  'proposed rule of a deleted project': { kind: 'retired-proposal' },
  'deletion that counts what there is': { kind: 'deletion', deletion: purging() },
  'deletion under way': {
    kind: 'deletion',
    deletion: purging({ counted: { Issue: 2_000, Event: 30_000 }, deleted: { Event: 12_000 }, rowsPerSecond: 1_500 }),
  },
  'statistics with their picture': { kind: 'stats', stats: statsView() },
  'statistics where nothing happened, without files': {
    kind: 'stats',
    stats: statsView({
      ...{ name: '#backend', query: { ...statsView().query, subject: { kind: 'team', id: '7' } } },
      ...{ assigned: noMeans(), unassigned: 0, resolved: 0, issues: 0, handOvers: 0, load: [], rules: [] },
      ...{ firstOwner: { count: 0, median: null, p90: null }, unowned: { total: 0, oldest: [] } },
    }),
    withoutFiles: 'missing_scope:files:write',
  },
  'statistics that a channel did not take': { kind: 'stats-refused', channelId: 'C0ALERTS1' },
  'new rules under way': { kind: 'rules-run', run: runOf() },
  'new rules that were applied': { kind: 'rules-run', run: runOf({ state: 'done', looked: 340, decided: 40 }) },
  'deletion that is over': {
    kind: 'deletion',
    deletion: finishedAfter(192_000, { ProjectKey: 1, Issue: 2_000, Event: 30_000, Card: 1, NotificationSetting: 0 }),
  },
  'thread line of an assignment with its reason': line('ASSIGNED', assignedData(bob, null, 'knows this code')),
  'thread line of an assignment by a rule': {
    kind: 'thread-line',
    issue: issueView(ruledBy('path:src/pay/* #payments')),
    activity: byRules(payments, 'path:src/pay/* #payments', 3),
  },
  'direct notice of an assignment by a rule': {
    kind: 'direct-notice',
    role: 'gained',
    recipient: bob,
    issue: issueView(ruledBy('url:*/checkout/* bob@acme.example', bob)),
    activity: byRules(bob, 'url:*/checkout/* bob@acme.example', 7),
    suggested: [],
  },
  'team notice of an assignment by a line of CODEOWNERS': {
    kind: 'team-notice',
    role: 'gained',
    team: payments,
    issue: issueView(ruledBy('codeowners:/src/pay/ @acme/payments')),
    activity: byRules(payments, 'codeowners:/src/pay/ @acme/payments', 42),
  },
  'direct notice to the new holder': {
    kind: 'direct-notice',
    role: 'gained',
    recipient: bob,
    issue: issueView(heldBy(bob)),
    activity: given,
    suggested: [],
  },
  'direct notice to the former holder': {
    kind: 'direct-notice',
    role: 'lost',
    recipient: bob,
    issue: issueView(heldBy(carol)),
    activity: taken,
    suggested: [],
  },
  'team notice': {
    kind: 'team-notice',
    role: 'gained',
    team: backend,
    issue: issueView(heldBy(backend)),
    activity: activity('ASSIGNED', assignedData(backend, null, 'yours, I think')),
  },
  'notice of many issues to a person': {
    kind: 'bulk-notice',
    role: 'gained',
    recipient: bob,
    count: 24,
    activity: given,
  },
  'notice of many issues to a team': {
    kind: 'bulk-notice',
    role: 'lost',
    recipient: backend,
    count: 24,
    activity: activity('ASSIGNED', assignedData(bob, backend)),
  },
  'question about one issue': asking([asked()]),
  'question about issues of which some are answered': asking([
    asked({ issue: issueView({ shortId: 'CHECKOUT-2', id: '42', ...heldBy(bob) }), backTo: null }),
    asked(),
    asked({ isOpen: false, ended: activity('EXTENDED', { days: 5 }, bob) }),
    asked({ isOpen: false, ended: ranOutAt(backend) }),
    asked({ isOpen: false, ended: null }),
  ]),
  'question that is over': asking([asked({ isOpen: false, ended: activity('UNASSIGNED', freed, bob) })]),
  'thread line of a lease that was extended': line('EXTENDED', { days: 5 }, bob),
  'thread line of a lease that ran out, back to the team': {
    kind: 'thread-line',
    issue: issueView(heldBy(backend, null)),
    activity: ranOutAt(backend),
  },
  'thread line of a lease that ran out, to nobody': {
    kind: 'thread-line',
    issue: issueView(),
    activity: ranOutAt(null),
  },
  'direct notice of a lease that ran out': {
    kind: 'direct-notice',
    role: 'lost',
    recipient: bob,
    issue: issueView(heldBy(backend, null)),
    activity: ranOutAt(backend),
    suggested: [],
  },
  'direct notice of a lease that ran out, to nobody': {
    kind: 'direct-notice',
    role: 'lost',
    recipient: bob,
    issue: issueView(),
    activity: ranOutAt(null),
    suggested: [],
  },
  'direct notice of a lease that ran out, to a member of the team': {
    kind: 'direct-notice',
    role: 'gained',
    recipient: carol,
    issue: issueView(heldBy(backend, null)),
    activity: ranOutAt(backend),
    suggested: [],
  },
  'direct notice of a lease that ran out, to its holder who is in the team': {
    kind: 'direct-notice',
    role: 'gained',
    recipient: bob,
    issue: issueView(heldBy(backend, null)),
    activity: ranOutAt(backend),
    suggested: [],
  },
  'team notice of a lease that ran out': {
    kind: 'team-notice',
    role: 'gained',
    team: backend,
    issue: issueView(heldBy(backend, null)),
    activity: ranOutAt(backend),
  },
  'notice of several leases that ran out, to their holder': {
    kind: 'bulk-notice',
    role: 'lost',
    recipient: bob,
    count: 10,
    activity: ranOutAt(null),
  },
  'notice of several leases that ran out, to a member of the team': {
    kind: 'bulk-notice',
    role: 'gained',
    recipient: carol,
    count: 2,
    activity: ranOutAt(backend),
  },
  'notice of several leases that ran out, to the team': {
    kind: 'bulk-notice',
    role: 'gained',
    recipient: backend,
    count: 2,
    activity: ranOutAt(backend),
  },
  'proposed rule': proposed(),
  'proposed rule that corrects CODEOWNERS, for a team': proposed({
    ruleText: 'codeowners:/src/pay/ @acme/payments',
    ruleLine: 42,
    line: 'path:src/pay/* #backend',
    to: backend,
    handedOver: 7,
  }),
  'proposed rule that was added': proposed({ state: 'added', decidedBy: alice }),
  'proposed rule that was put off': proposed({ state: 'later', decidedBy: carol }),
  'proposed rule that was refused': proposed({ state: 'never', decidedBy: null }),
  'answer to an assignment': {
    kind: 'answer-assignment',
    summary: assignmentSummary([entry()], { reason: 'she knows' }),
  },
  'answer to an assignment of several issues': {
    kind: 'answer-assignment',
    summary: assignmentSummary([
      entry(),
      entry({ shortId: 'CHECKOUT-2', outcome: 'reassigned', before: carol }),
      entry({ shortId: 'CHECKOUT-3', outcome: 'unchanged', before: bob }),
    ]),
  },
  'answer to an assignment to somebody on vacation': {
    kind: 'answer-assignment',
    summary: assignmentSummary([entry()]),
    absence: { who: bob, away: vacation, instead: suggestedPayments },
  },
  'answer to an assignment to somebody outside of their hours, with nobody else to suggest': {
    kind: 'answer-assignment',
    summary: assignmentSummary([entry()]),
    absence: { who: bob, away: { why: 'hours', time: '23:40', day: null }, instead: null },
  },
  'answer to an assignment of many issues, whose cards follow': {
    kind: 'answer-assignment',
    summary: assignmentSummary(
      Array.from({ length: 40 }, () => entry()),
      { source: 'bulk' },
    ),
    cardsToRedraw: 28,
  },
  'answer to an assignment to one of a team': {
    kind: 'answer-assignment',
    summary: assignmentSummary([entry({ outcome: 'reassigned', before: carol })], {
      to: null,
      reason: 'they know',
      toOne: { team: backend, choices: [{ issueId: '41', to: bob, open: 1, tied: false }], away: [carol] },
    }),
  },
  'answer to an assignment to members of a team, one of which changed hands since': {
    kind: 'answer-assignment',
    summary: assignmentSummary([entry(), entry({ issueId: '42', shortId: 'CHECKOUT-2', outcome: 'unchanged' })], {
      to: null,
      toOne: {
        team: backend,
        choices: [
          { issueId: '41', to: alice, open: 0, tied: true },
          { issueId: '42', to: bob, open: 2, tied: false },
        ],
        away: [carol, carol, carol, carol, carol],
      },
    }),
  },
  'line of an assignment to one of a team': line('ASSIGNED', { ...assignedData(bob, carol), team: '#backend' }),
  'answer to archiving': { kind: 'answer-triage', summary: triage(true) },
  'analytics digest': {
    kind: 'analytics-digest',
    digest: {
      total: 1_234,
      from: new Date('2026-03-02T08:00:00Z'),
      to: new Date('2026-03-02T09:00:00Z'),
      types: { top: [...ANALYTICS_TYPES].map((name, at) => ({ name, count: 1_000 - at })), rest: 7 },
      sources: { top: [{ name: 'slash_command', count: 21 }], rest: 0 },
      projects: { top: [{ name: 'checkout', count: 34 }], rest: 2 },
    },
  },
  'analytics digest of one event that no control caused': {
    kind: 'analytics-digest',
    digest: {
      total: 1,
      from: new Date('2026-03-02T08:00:00Z'),
      to: new Date('2026-03-02T08:00:00Z'),
      types: { top: [{ name: 'codeowners.assignment', count: 1 }], rest: 0 },
      sources: { top: [], rest: 0 },
      projects: { top: [{ name: 'checkout', count: 1 }], rest: 0 },
    },
  },
  welcome: {
    kind: 'welcome',
    projectName: 'My app',
    projectSlug: 'my-app',
    dsn: 'http://5f2b0c7e5f2b0c7e5f2b0c7e5f2b0c7e@127.0.0.1:3000/4510632216887297',
  },
};

const answers: Record<string, RenderedMessage> = {
  'list of own issues, second of three pages': issueList({
    query: { holder: { kind: 'actor', actor: { type: 'user', id: '2' } }, projectSlug: null, page: 2 },
    holder: bob,
    isOwn: true,
    issues: [issueView(heldBy(bob)), issueView({ id: '42', shortId: 'CHECKOUT-2', level: 'warning', ...heldBy(bob) })],
    total: 6,
    pageSize: 2,
  }),
  statistics: answerStats(statsView(), { isDirect: false }),
  'statistics in a direct conversation': answerStats(statsView({ name: null }), { isDirect: true }),
  'empty list': issueList({
    query: { holder: { kind: 'nobody' }, projectSlug: 'checkout', page: 1 },
    holder: null,
    isOwn: false,
    issues: [],
    total: 0,
    pageSize: 10,
  }),
  'one issue shown': issueDetail([{ issue: issueView(), suggested: [suggestedPayments] }]),
  'several issues shown': issueDetail(
    ['41', '42', '43'].map((id) => ({ issue: issueView({ id, shortId: `CHECKOUT-${id}` }), suggested: [] })),
  ),
  'why an issue has its owner': explanation(
    explained({
      subject: { type: 'issue', issue: issueView(ruledBy('path:src/pay/* #payments')) },
      matched: [
        tried({ rule: pathRule(9, 'src/*', 'path:src/* zoe@acme.example'), owners: [], stale: ['zoe@acme.example'] }),
        tried(),
        tried({ rule: codeownersRule(42), owners: [] }),
      ],
      unmatchedCount: 1_000,
      unmatched: Array.from({ length: 8 }, (_, at) => pathRule(1_000 - at)),
    }),
  ),
  'why nobody owns an issue that somebody holds': explanation(
    explained({
      subject: { type: 'issue', issue: issueView(heldBy(bob)) },
      winner: null,
      matched: [],
      unmatchedCount: 2,
      unmatched: [pathRule(2), codeownersRule(1)],
    }),
  ),
  'why an author of a commit owns an issue': explanation(
    explained({
      winner: null,
      unmatchedCount: 1,
      unmatched: [pathRule(1)],
      commits: { mayAssign: true, tried: [triedCommit({ actor: null }), triedCommit({ score: 4 })] },
    }),
  ),
  'a path without rules': pathExplanation('checkout', []),
  'a path in several projects': pathExplanation(null, [
    explained({ subject: { type: 'path', path: 'src/pay/charge.ts' }, winner: null, matched: [], unmatchedCount: 4 }),
    explained({ subject: { type: 'path', path: 'src/pay/charge.ts' }, projectSlug: 'web', projectName: 'Web' }),
  ]),
  'what the rules decided about one issue': answerAuto([decision()]),
  'what the rules decided about several issues': answerAuto([
    decision(),
    decision({ shortId: 'CHECKOUT-2', outcome: 'moved', rule: 'codeowners:/src/pay/ @acme/payments' }),
    decision({ shortId: 'CHECKOUT-3', outcome: 'kept', holder: bob, rule: 'path:src/*.ts bob@acme.example' }),
    decision({ shortId: 'CHECKOUT-4', outcome: 'no_rule', holder: null, rule: null }),
  ]),
  'question what a search would change': searchQuestion(searched(), 'is:unassigned tags[os]:"Windows *"'),
  'question about one issue, asked again': searchQuestion(
    searched({ to: null, found: 3, projects: 1, changes: 1, reason: 'too old' }),
    'assigned:none',
    true,
  ),
  'a search at work': searchAtWork(8_000),
  'a search that was cancelled': searchDropped(),
  usage: usage(),
  'usage of mentions': mentionUsage(),
  'usage of mentions after something unreadable': mentionUsage({ text: 'do it', what: '“do” is no issue.' }),
  'usage after something unreadable': usage({ text: 'CHECKOUT-1 @@', what: 'I do not know who “@@” is.' }),
  refusal: refusal('There is no issue NOPE-1.'),
  failure: failure('k3f9'),
  'outdated control': outdatedControl(),
};

const all: [string, RenderedMessage][] = [
  ...Object.entries(outgoing).map(([name, message]): [string, RenderedMessage] => [name, renderMessage(message)]),
  ...Object.entries(answers),
];

describe.each(all)('%s', (_name, message) => {
  it('is what Slack takes', () => {
    expect(checkMessage(message)).toEqual([]);
  });

  it('is drawn as agreed', () => {
    expect(message).toMatchSnapshot();
  });
});

test('a digest as long as it can be is what Slack takes', () => {
  const longest: OutgoingMessage = {
    kind: 'digest',
    issues: Array.from({ length: DIGEST_LINES }, (_, at) =>
      issueView({
        id: String(100 + at),
        shortId: `CHECKOUT-${at}`,
        title: '&'.repeat(500),
        culprit: '<'.repeat(500),
        ...heldBy({ ...bob, name: '&'.repeat(200) }),
      }),
    ),
    waiting: 99_999,
    nextInMs: 3_600_000,
  };
  expect(checkMessage(renderMessage(longest))).toEqual([]);
});
