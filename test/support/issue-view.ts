import type { Activity, ActivityType } from '../../src/activity/types';
import type { AssignmentSummary } from '../../src/assignment/types';
import type { IssueView } from '../../src/issues/types';
import type { SuggestedOwner } from '../../src/notifications/messages';
import type { Actor } from '../../src/people/types';

/** Plain values for tests of what is drawn; no database behind them. */
export const NOW = new Date('2026-03-02T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

export const alice = user('1', 'Alice Nguyen', 'alice', 'U0ALICE01');
export const bob = user('2', 'Bob Tanaka', 'bob', 'U0BOB0001');
export const carol = user('3', 'Carol Ortiz', 'carol', 'U0CAROL01');
export const backend: Actor = { type: 'team', id: '7', name: 'Backend', slug: 'backend', slackUsergroupId: null };
export const payments: Actor = { type: 'team', id: '8', name: 'Payments', slug: 'payments', slackUsergroupId: 'S0PAY' };

function user(id: string, name: string, handle: string, slackUserId: string): Actor {
  return { type: 'user', id, name, handle, slackUserId, email: `${handle}@acme.example` };
}

export const suggestedPayments: SuggestedOwner = { actor: payments, reason: 'rule 3 · path:src/pay/*' };

export function issueView(more: Partial<IssueView> = {}): IssueView {
  return {
    id: '41',
    shortId: 'CHECKOUT-1',
    organizationId: '4510632216887296',
    project: { id: '4510632216887297', slug: 'checkout', name: 'Checkout', status: 'active', hasReleases: false },
    title: 'TypeError: cart is undefined',
    culprit: 'src/pay/charge.ts in charge',
    message: 'cart is undefined\nwhile charging order 1234',
    level: 'error',
    platform: 'node',
    url: 'https://shop.example/checkout?step=2&lang=en',
    tags: [
      ['environment', 'production'],
      ['release', 'shop@1.4.2'],
    ],
    status: 'unresolved',
    substatus: 'new',
    archive: null,
    resolvedIn: null,
    timesSeen: 1204,
    usersSeen: 3,
    firstSeen: minutesAgo(90),
    lastSeen: minutesAgo(1),
    assignee: null,
    statusChange: null,
    ...more,
  };
}

export const heldBy = (actor: Actor, assignedBy: Actor | null = alice): Pick<IssueView, 'assignee'> => ({
  assignee: { actor, assignedBy, assignedAt: minutesAgo(2), rule: null },
});

export const ruledBy = (rule: string, actor: Actor = payments): Pick<IssueView, 'assignee'> => ({
  assignee: { actor, assignedBy: null, assignedAt: minutesAgo(2), rule },
});

export const changedBy = (by: Actor | null): Pick<IssueView, 'statusChange'> => ({
  statusChange: { by, at: minutesAgo(5) },
});

export function activity(type: ActivityType, data: Record<string, unknown> = {}, by: Actor | null = alice): Activity {
  return { id: '9', issueId: '41', type, by, source: 'slash_command', requestId: 'r1', data, at: NOW };
}

/** What rules did, as it is stored. */
export const byRules = (to: Actor, rule: string, line: number | null, from: Actor | null = null): Activity => ({
  ...activity('ASSIGNED', { ...assignedData(to, from), rule, line }, null),
  source: rule.startsWith('codeowners:') ? 'codeowners' : rule.startsWith('commit ') ? 'commit' : 'rule',
});

/** The stored data of an assignment. */
export function assignedData(to: Actor, from: Actor | null = null, reason: string | null = null) {
  return {
    assignee: to.id,
    assigneeType: to.type,
    assigneeName: to.name,
    assigneeEmail: to.type === 'user' ? to.email : null,
    previous: from && `${from.type}:${from.id}`,
    previousName: from && (from.type === 'team' ? `#${from.slug}` : from.name),
    reason,
  };
}

type Entry = AssignmentSummary['issues'][number];

export function entry(more: Partial<Entry> = {}): Entry {
  const plain = { issueId: '41', shortId: 'CHECKOUT-1', title: 'TypeError: cart is undefined' };
  return { ...plain, outcome: 'assigned', before: null, after: bob, ...more };
}

export function assignmentSummary(issues: Entry[], more: Partial<AssignmentSummary> = {}): AssignmentSummary {
  const counts = { assigned: 0, reassigned: 0, unassigned: 0, unchanged: 0 };
  for (const { outcome } of issues) counts[outcome] += 1;
  return {
    requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    organizationId: '4510632216887296',
    to: bob,
    reason: null,
    source: 'slash_command',
    counts,
    issues: issues.slice(0, 20),
    canUndo: issues.some(({ outcome }) => outcome !== 'unchanged'),
    ...more,
  };
}
