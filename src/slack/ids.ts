import { z } from 'zod';
import { actorText, parseActorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import { isId, type IssueId } from '../platform/ids';

/** Every `action_id`. A suggested owner's button has a number at its end: ids must differ within a block. */
export const ACTIONS = {
  resolve: 'resolve',
  resolveModal: 'resolve_modal',
  unresolve: 'unresolve',
  archiveModal: 'archive_modal',
  unarchive: 'unarchive',
  assignToMe: 'assign_to_me',
  assignee: 'assignee',
  undo: 'undo',
  listPrevious: 'list_previous',
  listNext: 'list_next',
} as const;

export const SUGGESTED_OWNER_ACTION = /^assign_suggested_\d$/;
export const suggestedOwnerAction = (index: number): string => `assign_suggested_${index}`;

/** `action_id` and `block_id` of the fields of modals: each field is alone in its block, so one name serves for both. */
export const FIELDS = {
  issues: 'modal_issues',
  assignee: 'modal_assignee',
  note: 'modal_note',
  archiveFor: 'modal_archive_for',
  resolveIn: 'modal_resolve_in',
} as const;

export const CALLBACKS = {
  assign: 'assign_modal',
  archive: 'archive_modal',
  resolve: 'resolve_modal',
  loading: 'loading_modal',
} as const;

const VERSION = 'v1:';

/** Undoes the version prefix; null for anything that does not carry it. */
function unversioned(value: unknown): string | null {
  return typeof value === 'string' && value.startsWith(VERSION) ? value.slice(VERSION.length) : null;
}

/** Buttons about one issue, and the options of issue pickers. */
export const encodeIssue = (issueId: IssueId): string => `${VERSION}${issueId}`;

export function decodeIssue(value: unknown): IssueId | null {
  const id = unversioned(value);
  return isId(id) ? id : null;
}

/** Options of assignee menus; null is "Unassign". */
export const encodeAssignee = (actor: ActorRef | null): string => `${VERSION}${actor ? actorText(actor) : 'none'}`;

/** `{ actor: null }` unassigns; null is no option of ours. */
export function decodeAssignee(value: unknown): { actor: ActorRef | null } | null {
  const text = unversioned(value);
  if (text === null) return null;
  if (text === 'none') return { actor: null };
  const actor = parseActorText(text);
  return actor && { actor };
}

/** A suggested owner's button. */
export const encodeIssueAndActor = (issueId: IssueId, actor: ActorRef): string =>
  `${VERSION}${issueId}:${actorText(actor)}`;

export function decodeIssueAndActor(value: unknown): { issueId: IssueId; actor: ActorRef } | null {
  const [, issueId, actorPart] = /^(\d+):(.+)$/.exec(unversioned(value) ?? '') ?? [];
  const actor = parseActorText(actorPart ?? '');
  return isId(issueId) && actor ? { issueId, actor } : null;
}

/** The Undo button. */
export const encodeRequest = (requestId: string): string => `${VERSION}${requestId}`;

export function decodeRequest(value: unknown): string | null {
  const text = unversioned(value);
  return text !== null && /^[A-Za-z0-9-]{8,64}$/.test(text) ? text : null;
}

/**
 * The block that holds an issue's controls; menus have no value of their own, so their issue is read from here.
 * `drawing` differs whenever the holder does: Slack keeps showing what a person chose while the block's id is the same.
 */
export const issueBlock = (part: 'controls' | 'suggested' | 'row', issueId: IssueId, drawing: string): string =>
  `${part}:${VERSION}${issueId}:${drawing}`;

export function decodeIssueBlock(blockId: unknown): IssueId | null {
  if (typeof blockId !== 'string') return null;
  const id = /^(?:controls|suggested|row):v1:(\d+):[a-z0-9]*$/.exec(blockId)?.[1];
  return isId(id) ? id : null;
}

/** What a list shows: of `anyone` are all issues, held or not; `page` counts from 1. */
export interface ListQuery {
  holder: { kind: 'actor'; actor: ActorRef } | { kind: 'nobody' } | { kind: 'anyone' };
  projectSlug: string | null;
  page: number;
}

const listQuery = z.strictObject({
  holder: z.string().max(40),
  project: z.string().min(1).max(100).nullable(),
  page: z.number().int().min(1).max(1_000_000),
});

/** Previous and Next carry the query of the page they lead to. */
export function encodeListQuery({ holder, projectSlug, page }: ListQuery): string {
  const text = holder.kind === 'actor' ? actorText(holder.actor) : holder.kind;
  return VERSION + JSON.stringify({ holder: text, project: projectSlug, page });
}

export function decodeListQuery(value: unknown): ListQuery | null {
  const parsed = listQuery.safeParse(parseJson(unversioned(value)));
  if (!parsed.success) return null;
  const { holder, project, page } = parsed.data;
  if (holder === 'nobody' || holder === 'anyone') return { holder: { kind: holder }, projectSlug: project, page };
  const actor = parseActorText(holder);
  return actor && { holder: { kind: 'actor', actor }, projectSlug: project, page };
}

/** The value of JSON text, or undefined. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null || text.length > 10_000 ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
