import type { Query } from '../../../issues/query/types';
import type { ActorSpec } from '../../../people/resolve-actor';

/** How a person named an issue (PRODUCT 4.2). A permalink carries the `ts` of the thread's root message. */
export type IssueSpec =
  { by: 'short-id'; text: string } | { by: 'last' } | { by: 'permalink'; channelId: string; ts: string };

export type TargetSpec = ActorSpec | { by: 'nobody' };

/** `projectSlug` is as typed; `whose` null means whoever holds them. Pages count from 1. */
export interface ListCommand {
  kind: 'list';
  whose: TargetSpec | null;
  projectSlug: string | null;
  page: number;
}

/** A short id is an issue, anything else a path. `projectSlug` is as typed, and null for issues. */
export interface TestCommand {
  kind: 'test';
  subject: IssueSpec | { by: 'path'; path: string };
  projectSlug: string | null;
}

/** `assigned:` of a search. */
export type QueryHolder = TargetSpec | { by: 'my-teams' };

export interface WhereCommand {
  kind: 'where';
  query: Query<QueryHolder>;
  target: TargetSpec;
  reason: string | null;
}

/** `about` null is everything; a slug is as typed. */
export interface StatsCommand {
  kind: 'stats';
  about: { by: 'team'; team: TargetSpec } | { by: 'project'; slug: string } | null;
  days: number;
}

export type AssignCommand =
  | { kind: 'modal' }
  /** `toOne`: one member of the team that is named. */
  | { kind: 'assign'; issues: IssueSpec[]; target: TargetSpec; reason: string | null; toOne?: true }
  | WhereCommand
  | { kind: 'show'; issues: IssueSpec[] }
  | ListCommand
  | { kind: 'auto'; issues: IssueSpec[] }
  | TestCommand
  | StatsCommand
  | { kind: 'settings' }
  | { kind: 'help' }
  /** `what` is one sentence saying what was not understood; both are as typed, not escaped. */
  | { kind: 'unreadable'; text: string; what: string };
