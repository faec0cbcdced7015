import type { OutgoingMessage } from '../../../../src/notifications/messages';
import { issueDetail } from '../../../../src/slack/messages/issue-detail';
import { issueList } from '../../../../src/slack/messages/issue-list';
import { failure, outdatedControl, refusal } from '../../../../src/slack/messages/refusal';
import { renderMessage } from '../../../../src/slack/messages/render';
import type { RenderedMessage } from '../../../../src/slack/messages/rendered-message';
import { usage } from '../../../../src/slack/messages/usage';
import { checkMessage } from '../../../support/block-kit';
import {
  activity,
  alice,
  assignedData,
  assignmentSummary,
  backend,
  bob,
  carol,
  changedBy,
  entry,
  heldBy,
  issueView,
  suggestedPayments,
} from '../../../support/issue-view';

const card = (issue = issueView(), suggested = [suggestedPayments]): OutgoingMessage => {
  return { kind: 'card', issue, suggested };
};
const line = (...of: Parameters<typeof activity>): OutgoingMessage => {
  return { kind: 'thread-line', issue: issueView(), activity: activity(...of) };
};
const given = activity('ASSIGNED', assignedData(bob, null, 'knows this code'));
const taken = activity('ASSIGNED', assignedData(carol, bob));
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
  'card of a deleted project': card(issueView({ project: { ...issueView().project, status: 'pending_deletion' } })),
  'thread line of an assignment with its reason': line('ASSIGNED', assignedData(bob, null, 'knows this code')),
  'direct notice to the new holder': {
    kind: 'direct-notice',
    role: 'gained',
    issue: issueView(heldBy(bob)),
    activity: given,
    suggested: [],
  },
  'direct notice to the former holder': {
    kind: 'direct-notice',
    role: 'lost',
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
  'answer to archiving': { kind: 'answer-triage', summary: triage(true) },
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
  usage: usage(),
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
