import { addMinutes, isAfter } from 'date-fns';
import type { Deps } from '../deps';
import { findIssueHeads } from '../issues/issue-heads.store';
import { assertAssignable } from '../people/assignable';
import { actorText } from '../people/actor';
import { findActors } from '../people/find-actor';
import type { Actor, Viewer } from '../people/types';
import { within, type Tx } from '../platform/db/database';
import { conflict, notFound } from '../platform/errors';
import type { ReplyAddress } from '../platform/queue/catalog';
import { applyAssignment, type Wanted } from './apply-assignment';
import { summarizeAssignment } from './summarize-assignment';
import type { AssignmentSummary } from './types';
import { findUndoable, type Undoable } from './undo.store';

const MINUTES = 10;

/**
 * Gives the issues of an earlier request back to whoever held them before (PRODUCT 3.10): by the same person, within
 * 10 minutes, and only those that nobody changed since. An assignment like any other, with its own activity.
 * Throws not-found `nothing_to_undo`, conflict `undo_too_late` or `undo_overtaken`.
 */
export async function undoAssignment(
  deps: Deps,
  viewer: Viewer,
  input: { requestId: string; reply?: ReplyAddress },
): Promise<AssignmentSummary> {
  let to: Actor | null = null;
  return applyAssignment(deps, viewer, {
    wanted: async (tx) => {
      const wanted = await restore(deps, tx, viewer, input.requestId);
      to = wanted[0]?.to ?? null;
      return wanted;
    },
    source: 'undo',
    reason: null,
    reply: input.reply,
    summarize: (requestId, done) =>
      summarizeAssignment({ requestId, organizationId: viewer.organizationId, to, reason: null, source: 'undo', done }),
  });
}

/** Runs in the transaction, so that nobody can change a holder between the look and the change. */
async function restore(deps: Deps, tx: Tx, viewer: Viewer, requestId: string): Promise<Wanted[]> {
  const changes = await findUndoable(tx, viewer.organizationId, requestId, viewer.userId);
  const first = changes[0];
  if (!first) throw notFound('nothing_to_undo', 'There is nothing of yours to undo here.');
  if (isAfter(deps.clock.now(), addMinutes(first.at, MINUTES))) {
    throw conflict('undo_too_late', `Undo works for ${MINUTES} minutes. Nothing was changed.`);
  }
  const current = changes.filter(({ isNewest }) => isNewest);
  if (current.length === 0) {
    throw conflict(
      'undo_overtaken',
      'Somebody has changed the assignee since, so there is nothing to undo. Nothing was changed.',
    );
  }
  const previous = await findActors(
    within(deps, tx),
    viewer.organizationId,
    current.flatMap(({ previous: ref }) => ref ?? []),
  );
  const issues = await findIssueHeads(
    tx,
    viewer.organizationId,
    current.map(({ issueId }) => issueId),
  );
  const actors = new Map(current.map((change) => [change.issueId, actorOf(change, previous)]));
  await assertAllAssignable(within(deps, tx), viewer, issues, actors);
  return issues.map((issue) => ({ issue, to: actors.get(issue.id) ?? null }));
}

function actorOf({ previous }: Undoable, actors: ReadonlyMap<string, Actor>): Actor | null {
  if (previous === null) return null;
  const actor = actors.get(actorText(previous));
  if (actor) return actor;
  throw conflict('undo_holder_gone', 'Whoever held this before cannot be found any more. Nothing was changed.');
}

/** Somebody may have been deactivated, or a team detached, in those minutes. */
async function assertAllAssignable(
  deps: Deps,
  viewer: Viewer,
  issues: readonly { id: string; projectId: string }[],
  actors: ReadonlyMap<string, Actor | null>,
): Promise<void> {
  const projects = new Map<string, { actor: Actor; projectIds: Set<string> }>();
  for (const issue of issues) {
    const actor = actors.get(issue.id);
    if (!actor) continue;
    const entry = projects.get(actorText(actor)) ?? { actor, projectIds: new Set() };
    entry.projectIds.add(issue.projectId);
    projects.set(actorText(actor), entry);
  }
  for (const { actor, projectIds } of projects.values()) {
    await assertAssignable(deps, viewer.organizationId, actor, [...projectIds]);
  }
}
