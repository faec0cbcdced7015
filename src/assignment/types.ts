import type { IssueId, OrganizationId } from '../platform/ids';
import type { Actor, ActorRef } from '../people/types';

/** Where an assignment came from; `assigned_by` of the analytics event (PRODUCT 3.5). */
export type AssignmentSource =
  | 'assignee_selector'
  | 'suggested_assignee'
  | 'slash_command'
  | 'assign_to_me'
  | 'take_next'
  | 'modal'
  | 'bulk'
  | 'undo'
  | 'hand_back';

export type Outcome = 'assigned' | 'reassigned' | 'unassigned' | 'unchanged';

export interface AssignInput {
  issueIds: readonly IssueId[];
  /** Null unassigns. */
  to: ActorRef | null;
  source: AssignmentSource;
  /** The `-- reason`; plain text. */
  reason?: string | null;
}

/** Who was chosen from a team, and why. */
export interface ToOne {
  team: Actor;
  /** For the issues that the summary names: who holds how many open ones besides, and whether others hold as few. */
  choices: { issueId: IssueId; to: Actor; open: number; tied: boolean }[];
  /** Who would have been chosen, but is away. */
  away: Actor[];
}

/** JSON-safe result of one assign or undo request; what the confirmation is drawn from. */
export interface AssignmentSummary {
  requestId: string;
  organizationId: OrganizationId;
  to: Actor | null;
  reason: string | null;
  source: AssignmentSource;
  counts: Record<Outcome, number>;
  /** The first 50 issues of the request. */
  issues: {
    issueId: IssueId;
    shortId: string;
    title: string;
    outcome: Outcome;
    before: Actor | null;
    after: Actor | null;
  }[];
  /** When a team was named and one of its members chosen for each issue; `to` is null then. */
  toOne?: ToOne;
  /** False when there is nothing to undo (all unchanged, or itself an undo). */
  canUndo: boolean;
}
