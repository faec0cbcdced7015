import { millisecondsInDay } from 'date-fns/constants';
import type { Deps } from '../deps';
import type { IssueView } from '../issues/types';
import type { SuggestedOwner } from '../notifications/messages';
import { findIssueOwners, type StoredOwner } from '../ownership/ownership.store';
import { patternOf } from '../ownership/rule-text';
import { actorText, sameActor } from '../people/actor';
import { isAssignable } from '../people/assignable';
import { findActors } from '../people/find-actor';
import type { ActorRef } from '../people/types';
import { findPastHolders } from './past-holders.store';

const MOST = 3;

/**
 * Who may be the right owner of an open issue, best first, at most three, and not who holds it now: whom the rules name,
 * then the authors of suspect commits, then whoever held it before; all of them only while they can hold it (PRODUCT 2.4).
 */
export async function suggestOwners(deps: Pick<Deps, 'db' | 'clock'>, issue: IssueView): Promise<SuggestedOwner[]> {
  if (issue.status !== 'unresolved' || issue.project.status !== 'active') return [];
  const { read } = deps.db;
  const now = deps.clock.now();
  const owners = (await findIssueOwners(read, issue.id)).map((one) => ({ ref: one.owner, reason: reasonOf(one, now) }));
  const past = (await findPastHolders(read, issue.id)).map((ref) => ({ ref, reason: 'held it before' }));
  const holder = issue.assignee?.actor ?? null;
  const candidates = new Map<string, { ref: ActorRef; reason: string }>();
  for (const one of [...owners, ...past]) {
    const key = actorText(one.ref);
    if (!sameActor(one.ref, holder) && !candidates.has(key)) candidates.set(key, one);
  }
  const actors = await findActors(
    deps,
    issue.organizationId,
    [...candidates.values()].map(({ ref }) => ref),
  );
  const suggested: SuggestedOwner[] = [];
  for (const [key, { ref, reason }] of candidates) {
    const actor = actors.get(key);
    if (!actor || !(await isAssignable(deps, issue.organizationId, ref, [issue.project.id]))) continue;
    suggested.push({ actor, reason });
    if (suggested.length === MOST) break;
  }
  return suggested;
}

/** "rule 3 · path:src/pay/*", "CODEOWNERS line 42", "commit 1a2b3c4, yesterday": without the owners, who are named beside it. */
function reasonOf({ type, rule, line, committedAt }: StoredOwner, now: Date): string {
  if (type === 'codeowners') return `CODEOWNERS line ${line}`;
  if (type === 'commit') return committedAt ? `${rule}, ${daysAgo(committedAt, now)}` : rule;
  return `rule ${line} · ${patternOf(rule)}`;
}

/** In days of UTC: whoever reads it may be anywhere. */
function daysAgo(date: Date, now: Date): string {
  const days = utcDay(now) - utcDay(date);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

const utcDay = (date: Date) => Math.floor(date.getTime() / millisecondsInDay);
