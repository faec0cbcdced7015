import type { OwnershipView, RulesPreview } from '../../src/ownership/views';
import { NOW, backend, bob } from './issue-view';

/** What is saved for a project; no database behind it. */
export const savedOwnership = (more: Partial<OwnershipView> = {}): OwnershipView => ({
  projectId: '4510632216887297',
  organizationId: '4510632216887296',
  slug: 'my-shop',
  name: 'My shop',
  rules: 'path:src/pay/* #payments\n# who else?\n\nurl:*/cart bob@acme.com gone@acme.com',
  codeowners: '* @acme/web\n/src/pay/ @acme/payments\n[ab] @acme/web',
  autoAssign: true,
  commitMode: 'suggest',
  updatedAt: NOW,
  canGoBack: true,
  ruleCount: 2,
  codeownersCount: 2,
  skipped: [{ line: 3, column: 1, message: 'GitHub knows no ranges in brackets.' }],
  stale: [
    { owner: 'gone@acme.com', text: 'rules', lines: [4] },
    { owner: '@acme/web', text: 'codeowners', lines: [1, 3, 5, 7, 9, 11, 13] },
  ],
  ...more,
});

export const rulesPreview = (more: Partial<RulesPreview> = {}): RulesPreview => ({
  slug: 'my-shop',
  name: 'My shop',
  open: 340,
  decidedByPeople: 40,
  wouldAssign: 9,
  wouldMove: 3,
  samples: [
    {
      issueId: '1',
      shortId: 'SHOP-1',
      title: 'TypeError: no cart',
      from: null,
      to: bob,
      rule: 'path:src/* bob@acme.com',
    },
    { issueId: '2', shortId: 'SHOP-2', title: 'Timeout', from: bob, to: backend, rule: 'url:*/pay #backend' },
  ],
  stale: savedOwnership().stale,
  skipped: savedOwnership().skipped,
  ...more,
});
