import { addSeconds } from 'date-fns';
import type { Deps } from '../deps';
import { compileRules } from '../ownership/compile-rules';
import { bestOwner, toStoredOwners } from '../ownership/evaluate';
import { findOwnership, saveIssueOwners, type StoredOwner } from '../ownership/ownership.store';
import { compileTexts, ownershipCacheKey, type ProjectRules } from '../ownership/rule-book';
import { showRunJob } from '../ownership/rules-run-job';
import { addMoved, advanceRun, countOnce, findRunning, finishRun, type RulesRun } from '../ownership/rules-run.store';
import type { OwnershipText } from '../ownership/views';
import { unavailable } from '../platform/errors';
import type { IssueId, ProjectId } from '../platform/ids';
import { assignByRules, type OwnedIssue } from './assign-by-rules';
import { clearAssignmentCache, clearAssignmentCachesOfProject } from './caches';
import { walkOpenIssues, type EvaluatedIssue } from './walk-open-issues';

/** The live message is one of the 50 redraws that Slack takes a minute. */
const SHOW_SECONDS = 3;

/**
 * Lets the saved texts of a project look at its open issues (PRODUCT 6.5): owners are stored, issues that nobody holds or
 * that a rule gave away go to their owner, and what people decided stays. May be run again at any time: it goes on where it
 * was, and ends when newer texts are saved meanwhile.
 */
export async function applyRules(deps: Deps, projectId: ProjectId, changed: OwnershipText): Promise<void> {
  const both = ['assignee_exists', 'owner_exists'] as const;
  const isClear = await deps.cache.delete([ownershipCacheKey(projectId)]);
  // PRODUCT 3.7: rules clear both keys, CODEOWNERS only the one.
  const cleared = await clearAssignmentCachesOfProject(deps, projectId, changed === 'rules' ? both : ['owner_exists']);
  if (!isClear || !cleared) throw unavailable('cache_unavailable', 'The cache does not answer.');

  // Before the texts: should newer ones come in between, this run has been replaced.
  const run = await findRunning(deps.db.read, projectId);
  const texts = await findOwnership(deps.db.read, projectId);
  if (!run || !texts) return;
  await deps.db.write((tx) => countOnce(tx, run, projectId));
  // Without any rule left, what older ones said about the issues goes as well.
  const rules = compileTexts(texts) ?? { ...texts, compiled: compileRules({ rules: [] }) };
  const later = () => addSeconds(deps.clock.now(), SHOW_SECONDS);
  let showAt = later();
  let isShown = false;
  for await (const batch of walkOpenIssues(deps.db.read, projectId, rules, run.lastNumber)) {
    const isDue = deps.clock.now() >= showAt;
    if (!(await applyToBatch(deps, projectId, rules, run, { batch, isDue }))) return;
    if (isDue) showAt = later();
    isShown ||= isDue;
    deps.queue.nudge();
  }
  await deps.db.write(async (tx) => {
    await finishRun(tx, run.id);
    await deps.queue.enqueue(tx, [showRunJob(projectId, run.id, isShown ? showAt : undefined)]);
  });
  deps.queue.nudge();
}

/** One transaction: what was done and how far it is, so that a crash counts nothing twice. False when the run was replaced. */
async function applyToBatch(
  deps: Deps,
  projectId: ProjectId,
  rules: ProjectRules,
  { id: runId }: RulesRun,
  { batch, isDue }: { batch: readonly EvaluatedIssue[]; isDue: boolean },
): Promise<boolean> {
  const owners = new Map<IssueId, StoredOwner[]>();
  const owned: OwnedIssue[] = [];
  for (const { issue, evaluation } of batch) {
    if (!evaluation) continue;
    owners.set(issue.id, toStoredOwners(evaluation));
    const best = bestOwner(evaluation);
    if (!best || issue.isDecided || !rules.autoAssign) continue;
    owned.push({ issueId: issue.id, projectId, organizationId: rules.organizationId, ...best });
  }
  const decided = batch.filter(({ issue }) => issue.isDecided).length;
  const moved = await deps.db.write(async (tx) => {
    const last = batch.at(-1)?.issue.number ?? 0;
    if (!(await advanceRun(tx, runId, last, { looked: batch.length, decided }))) return null;
    await saveIssueOwners(tx, owners);
    const given = await assignByRules(deps, tx, { owned, reach: 'rules', actingUserId: null });
    await addMoved(tx, runId, given.length);
    if (isDue) await deps.queue.enqueue(tx, [showRunJob(projectId, runId)]);
    return given;
  });
  if (moved === null) return false;
  if (moved.length > 0) await clearAssignmentCache(deps, 'assignee_exists', moved);
  return true;
}
