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

export type AssignCommand =
  | { kind: 'modal' }
  | { kind: 'assign'; issues: IssueSpec[]; target: TargetSpec; reason: string | null }
  | { kind: 'show'; issues: IssueSpec[] }
  | ListCommand
  | { kind: 'help' }
  /** `what` is one sentence saying what was not understood; both are as typed, not escaped. */
  | { kind: 'unreadable'; text: string; what: string };
