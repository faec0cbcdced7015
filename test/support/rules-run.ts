import type { RulesRun } from '../../src/ownership/rules-run.store';

/** A look of new rules at open issues; no database behind it. */
export const runOf = (more: Partial<RulesRun> = {}): RulesRun => ({
  id: '1',
  projectName: 'My shop',
  projectSlug: 'my-shop',
  userId: '1',
  state: 'running',
  total: 340,
  lastNumber: 130,
  looked: 120,
  moved: 8,
  decided: 0,
  message: null,
  ...more,
});
