import { z } from 'zod';
import { actorText, parseActorText } from '../people/actor';
import type { ActorRef } from '../people/types';
import type { StatsQuery } from '../stats/types';
import { DAY_MS, lastDays, LONGEST_DAYS } from '../stats/window';
import { isId, type IssueId, type ProjectId } from '../platform/ids';

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
  why: 'why',
  listPrevious: 'list_previous',
  listNext: 'list_next',
  addRule: 'rule_add',
  putRuleOff: 'rule_later',
  refuseRule: 'rule_never',
  extendLease: 'lease_extend',
  handBack: 'lease_hand_back',
  confirmSearch: 'search_confirm',
  dropSearch: 'search_drop',
  postStats: 'stats_post',
  settings: 'settings',
  removeSetting: 'setting_remove',
  homeUnassigned: 'home_unassigned',
  homeMine: 'home_mine',
  homeTeams: 'home_teams',
  homeProject: 'home_project',
  homeLevel: 'home_level',
  homeAge: 'home_age',
  homePrevious: 'home_previous',
  homeNext: 'home_next',
  takeNext: 'take_next',
  selectSeveral: 'select_several',
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
  level: 'modal_level',
  ownActions: 'modal_own_actions',
  project: 'modal_project',
  projectLevel: 'modal_project_level',
  severalAction: 'modal_several_action',
  severalAll: 'modal_several_all',
} as const;

/** One group of issues to tick; the first is 0. */
export const severalField = (group: number): string => `modal_several_${group}`;

export const CALLBACKS = {
  assign: 'assign_modal',
  archive: 'archive_modal',
  resolve: 'resolve_modal',
  settings: 'settings_modal',
  several: 'several_modal',
  loading: 'loading_modal',
} as const;

/** Entries in the menu of every message; the manifest names them. */
export const SHORTCUTS = { assign: 'assign_shortcut' } as const;

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

/** The Undo button, and those of a question about what a search finds. */
export const encodeRequest = (requestId: string): string => `${VERSION}${requestId}`;

export function decodeRequest(value: unknown): string | null {
  const text = unversioned(value);
  return text !== null && /^[A-Za-z0-9-]{8,64}$/.test(text) ? text : null;
}

/** Remove, at the setting of one project. */
export const encodeProject = (projectId: ProjectId): string => `${VERSION}${projectId}`;

export function decodeProject(value: unknown): ProjectId | null {
  const id = unversioned(value);
  return isId(id) ? id : null;
}

/** The buttons of a proposed rule. */
export const encodeProposal = (proposalId: string): string => `${VERSION}${proposalId}`;

export function decodeProposal(value: unknown): string | null {
  const id = unversioned(value);
  return isId(id) ? id : null;
}

/** The buttons of a question whether somebody is still on an issue. */
export const encodeQuestion = (warningId: string, issueId: IssueId): string => `${VERSION}${warningId}:${issueId}`;

export function decodeQuestion(value: unknown): { warningId: string; issueId: IssueId } | null {
  const [, warningId, issueId] = /^(\d+):(\d+)$/.exec(unversioned(value) ?? '') ?? [];
  return isId(warningId) && isId(issueId) ? { warningId, issueId } : null;
}

/**
 * The block that holds an issue's controls; menus have no value of their own, so their issue is read from here.
 * `drawing` differs whenever the holder does: Slack keeps showing what a person chose while the block's id is the same.
 */
export const issueBlock = (
  part: 'controls' | 'suggested' | 'row' | 'lease',
  issueId: IssueId,
  drawing: string,
): string => `${part}:${VERSION}${issueId}:${drawing}`;

export function decodeIssueBlock(blockId: unknown): IssueId | null {
  if (typeof blockId !== 'string') return null;
  const id = /^(?:controls|suggested|row|lease):v1:(\d+):[a-z0-9]*$/.exec(blockId)?.[1];
  return isId(id) ? id : null;
}

/** The controls of a confirmation, which stays as it is when one of them is clicked. */
export const answerBlock = (requestId: string): string => `answer:${requestId}`;
export const isAnswerBlock = (blockId: string): boolean => blockId.startsWith('answer:');

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

/** The button that posts statistics: about what, how many days, until when. */
export function encodeStats({ subject, from, until }: StatsQuery): string {
  const about = subject.kind === 'all' ? 'all' : `${subject.kind}:${subject.id}`;
  return `${VERSION}${about}:${Math.ceil((until - from) / DAY_MS)}:${until}`;
}

export function decodeStats(value: unknown): StatsQuery | null {
  const [, kind, id, days, until] =
    /^(all|project|team)(?::(\d+))?:(\d{1,3}):(\d{1,13})$/.exec(unversioned(value) ?? '') ?? [];
  if (kind === undefined || (kind === 'all') !== (id === undefined) || (id !== undefined && !isId(id))) return null;
  if (Number(days) < 1 || Number(days) > LONGEST_DAYS) return null;
  const span = lastDays(new Date(Number(until) - 1), Number(days));
  return { subject: kind === 'all' ? { kind } : { kind: kind as 'project' | 'team', id: id ?? '' }, ...span };
}

/** The value of JSON text, or undefined. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null || text.length > 10_000 ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
