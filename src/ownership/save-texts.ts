import type { AuditAction } from '../audit/types';
import type { Deps } from '../deps';
import type { Viewer } from '../people/types';
import { writeAsAdmin } from '../people/write-as-admin';
import type { Reader, Tx } from '../platform/db/database';
import { conflict, invalid, type DibsError } from '../platform/errors';
import { auditTarget, getActiveProject } from '../projects/get-project';
import type { Project } from '../projects/types';
import { beginRun } from './begin-run';
import { findErrors } from './check-rules';
import { viewOwnership } from './get-ownership';
import { findOwnership, findPreviousTexts, saveModes, saveOwnership, type CommitMode } from './ownership.store';
import { parseCodeowners } from './parse-codeowners';
import { ownershipCacheKey } from './rule-book';
import type { RuleError } from './types';
import type { OwnershipText, OwnershipView } from './views';

/** What a person saw who wrote something else in its place. */
type Replaced = Pick<OwnershipView, 'projectId' | OwnershipText>;

/**
 * Saves a text for a project and applies it in the background to its open issues, but for what people decided (PRODUCT
 * 6.5). Throws not-found, forbidden, and invalid `rules_invalid` or `codeowners_invalid`; then nothing is saved.
 *
 * A text that is made of the saved one is a function: it runs in the transaction, so that no save can come between, and
 * what it throws saves nothing. As any function of a transaction it may run again.
 *
 * With `replaces`, nothing is saved and conflict `changed_meanwhile` thrown when something else than that is there by now.
 */
export function saveTexts(
  deps: Deps,
  viewer: Viewer,
  input: {
    slug: string;
    text: OwnershipText;
    value: string | ((tx: Tx, project: Project) => Promise<string>);
    replaces?: Replaced;
  },
): Promise<OwnershipView> {
  const { slug, text, value, replaces } = input;
  const action = text === 'rules' ? 'project.rules' : 'project.codeowners';
  return change(deps, viewer, slug, action, text, async (tx, project) => {
    if (replaces) await assertUnchanged(tx, project, replaces);
    const saved = typeof value === 'string' ? value : await value(tx, project);
    await assertText(tx, project, text, saved);
    await saveOwnership(tx, project.id, { [text]: saved }, deps.clock.now());
  });
}

/** Back to the texts that the last save replaced; doing it again undoes it. Throws conflict `nothing_before`. */
export function goBack(deps: Deps, viewer: Viewer, { slug }: { slug: string }): Promise<OwnershipView> {
  return change(deps, viewer, slug, 'project.rules.back', 'rules', async (tx, project) => {
    const previous = await findPreviousTexts(tx, project.id);
    if (!previous)
      throw conflict('nothing_before', `“${project.slug}” has no rules to go back to. Nothing was changed.`);
    await saveOwnership(tx, project.id, previous, deps.clock.now());
  });
}

/** Whether the best owner gets an issue that nobody holds. Owners are suggested either way. */
export function setAutoAssign(
  deps: Deps,
  viewer: Viewer,
  { slug, autoAssign }: { slug: string; autoAssign: boolean },
): Promise<OwnershipView> {
  return change(deps, viewer, slug, 'project.auto_assign', null, async (tx, project) => {
    await saveModes(tx, project.id, { autoAssign }, deps.clock.now());
  });
}

/**
 * Whether the authors of suspect commits get issues that nobody holds and no text names an owner for, or are only
 * suggested. They get none while automatic assignment is off.
 */
export function setCommitMode(
  deps: Deps,
  viewer: Viewer,
  { slug, mode }: { slug: string; mode: CommitMode },
): Promise<OwnershipView> {
  return change(deps, viewer, slug, 'project.commit_mode', null, async (tx, project) => {
    await saveModes(tx, project.id, { commitMode: mode }, deps.clock.now());
  });
}

async function change(
  deps: Deps,
  viewer: Viewer,
  slug: string,
  action: AuditAction,
  changed: OwnershipText | null,
  write: (tx: Tx, project: Project) => Promise<void>,
): Promise<OwnershipView> {
  const view = await writeAsAdmin(deps, viewer, async (tx, audit) => {
    const project = await getActiveProject(tx, viewer.organizationId, slug);
    await write(tx, project);
    const after = await viewOwnership(tx, project);
    const { autoAssign, ruleCount, codeownersCount, commitMode } = after;
    const told =
      action === 'project.commit_mode'
        ? { commits: commitMode }
        : { rules: ruleCount, codeowners: codeownersCount, autoAssign };
    await audit(action, auditTarget(project), told);
    const { userId } = viewer;
    if (changed) await beginRun(tx, deps.queue, { projectId: project.id, userId, changed });
    return after;
  });
  // The job clears it as well, in case we die here.
  await deps.cache.delete([ownershipCacheKey(view.projectId)]);
  deps.queue.nudge();
  return view;
}

async function assertUnchanged(tx: Tx, { id, slug }: Project, seen: Replaced): Promise<void> {
  const saved = await findOwnership(tx, id);
  const isSame = (saved?.rules ?? '') === seen.rules && (saved?.codeowners ?? '') === seen.codeowners;
  if (id === seen.projectId && isSame) return;
  throw conflict(
    'changed_meanwhile',
    `Somebody saved other rules or another CODEOWNERS file for “${slug}” meanwhile. Nothing was saved.`,
  );
}

/** Throws with the first error and how many more there are. */
export async function assertText(db: Reader, project: Project, text: OwnershipText, value: string): Promise<void> {
  if (text === 'codeowners') {
    const { refusal } = parseCodeowners(value);
    if (refusal !== null) throw invalid('codeowners_invalid', refusal);
    return;
  }
  const errors = await findErrors(db, project.organizationId, project.id, value);
  if (errors[0]) throw rulesInvalid(errors[0], errors.length - 1);
}

function rulesInvalid({ line, column, message }: RuleError, more: number): DibsError {
  const others = more === 0 ? '' : ` There ${more === 1 ? 'is 1 more error' : `are ${more} more errors`}.`;
  return invalid('rules_invalid', `Line ${line}, column ${column}: ${message}${others} Nothing was saved.`);
}
