import type { ProposalView } from '../../src/ownership/learning/types';
import { bob } from './issue-view';

/** A proposed rule as plain values; no database behind it. */
export function proposalView(more: Partial<ProposalView> = {}): ProposalView {
  return {
    id: '12',
    projectName: 'Checkout',
    projectSlug: 'checkout',
    ruleText: 'path:src/pay/* #payments',
    ruleLine: 3,
    givenTo: '#payments',
    line: 'path:src/pay/cards/* bob@acme.example',
    lookedAt: 10,
    state: 'waiting',
    to: bob,
    handedOver: 5,
    issues: [1, 2, 3, 4, 5].map((number) => ({ shortId: `CHECKOUT-${number}`, title: `TypeError: broken ${number}` })),
    decidedBy: null,
    ...more,
  };
}
