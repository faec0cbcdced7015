import type { RulesDecision } from '../../src/assignment/let-rules-decide';
import type { TriedCommit } from '../../src/ownership/find-suspects';
import type { AnyRule } from '../../src/ownership/types';
import type { Explanation, TriedRule } from '../../src/ownership/views';
import { bob, issueView, payments } from './issue-view';

/** Plain values for tests of what is drawn; no database behind them. */
export function pathRule(line: number, pattern = `src/dir${line}/*`, text = `path:${pattern} #payments`): AnyRule {
  return { matcher: { type: 'path', pattern }, owners: [{ type: 'team', slug: 'payments' }], line, text };
}

export function codeownersRule(line: number, pattern = '/src/', owners = '@acme/payments'): AnyRule {
  const text = `codeowners:${pattern} ${owners}`.trim();
  return { matcher: { type: 'codeowners', pattern }, owners: [], line, text };
}

export function tried(more: Partial<TriedRule> = {}): TriedRule {
  const on = { type: 'path', value: 'src/pay/charge.ts' } as const;
  return { rule: pathRule(3, 'src/pay/*'), on, owners: [payments], stale: [], ...more };
}

export function triedCommit(more: Partial<TriedCommit> = {}): TriedCommit {
  const commit = { sha: '1a2b3c4d5e6f', authorEmail: 'bob@acme.com', authorName: 'Bob', path: 'src/pay/charge.ts' };
  const found = { committedAt: new Date('2026-02-17T09:00:00Z'), score: 5, file: '/app/src/pay/charge.ts', actor: bob };
  return { ...commit, ...found, ...more };
}

export function explained(more: Partial<Explanation> = {}): Explanation {
  const { winner = tried() } = more;
  return {
    projectSlug: 'checkout',
    projectName: 'Checkout',
    subject: { type: 'issue', issue: issueView() },
    winner,
    matched: winner ? [winner] : [],
    unmatchedCount: 0,
    unmatched: [],
    commits: null,
    ...more,
  };
}

export function decision(more: Partial<RulesDecision> = {}): RulesDecision {
  const plain = { issueId: '41', shortId: 'CHECKOUT-1', title: 'TypeError: cart is undefined' };
  return { ...plain, holder: payments, rule: 'path:src/pay/* #payments', outcome: 'assigned', ...more };
}
