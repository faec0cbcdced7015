import { isId, type ProjectId } from '../platform/ids';
import { readHandle } from '../ownership/read-owner';
import type { OwnershipText } from '../ownership/views';
import type { AdminForm } from './commands/admin-grammar/types';

/** Every `action_id` in answers to `/assign-admin`. */
export const ADMIN_ACTIONS = {
  showProject: 'admin_project',
  showKeys: 'admin_keys',
  rotateKey: 'admin_key_rotate',
  revokeKey: 'admin_key_revoke',
  deleteProject: 'admin_project_delete',
  purgeProject: 'admin_project_purge',
  restoreProject: 'admin_project_restore',
  showTeam: 'admin_team',
  deleteTeam: 'admin_team_delete',
  editOwnership: 'admin_ownership_edit',
  rulesBack: 'admin_rules_back',
  mapHandle: 'admin_handle_map',
  uploadProject: 'admin_upload_project',
  saveUpload: 'admin_upload_save',
  dropUpload: 'admin_upload_drop',
  retryChannel: 'admin_channel_retry',
  previous: 'admin_previous',
  next: 'admin_next',
} as const;

/** `action_id` and `block_id` of the fields of administrative forms, one name for both. */
export const ADMIN_FIELDS = {
  project: 'admin_field_project',
  deleted: 'admin_field_deleted',
  team: 'admin_field_team',
  addTeams: 'admin_field_add_teams',
  removeTeams: 'admin_field_remove_teams',
  name: 'admin_field_name',
  slug: 'admin_field_slug',
  channel: 'admin_field_channel',
  level: 'admin_field_level',
  regressions: 'admin_field_regressions',
  addPeople: 'admin_field_add_people',
  removePeople: 'admin_field_remove_people',
  person: 'admin_field_person',
  change: 'admin_field_change',
  usergroup: 'admin_field_usergroup',
  autoAssign: 'admin_field_auto_assign',
  commitMode: 'admin_field_commit_mode',
  leaseDays: 'admin_field_lease_days',
  silence: 'admin_field_silence',
  handle: 'admin_field_handle',
} as const;

/** The two steps of deleting a project: which one, and whether really. */
export const DELETE_CALLBACKS = { choose: 'admin_delete_choose', confirm: 'admin_delete_confirm' } as const;

/** The steps of writing rules or a CODEOWNERS file: for which project, the text, and what it would change. */
export const OWNERSHIP_CALLBACKS = {
  choose: 'admin_ownership_choose',
  edit: 'admin_ownership_write',
  save: 'admin_ownership_save',
} as const;

/**
 * The fields of a text that needs several. Slack keeps what was typed into a field of the same name when a form is
 * replaced by another, which may divide the text elsewhere: so each form has a round of its own.
 */
export const ownershipField = (round: number, index: number): string => `admin_field_ownership_${round}_${index}`;

export const adminCallback = (form: AdminForm): string => `admin_${form}`;

/** Buttons and options that stand for a project or a team. Slugs may change hands: the use case looks again. */
export const encodeSlug = (slug: string): string => `v1:${slug}`;

export function decodeSlug(value: unknown): string | null {
  return typeof value === 'string' ? (/^v1:([\p{L}\p{N}._-]{1,100})$/u.exec(value)?.[1] ?? null) : null;
}

const OWNERSHIP_TEXTS: readonly OwnershipText[] = ['rules', 'codeowners'];

export const encodeOwnership = (text: OwnershipText, slug: string): string => `v1:${text}:${slug}`;

export function decodeOwnership(value: unknown): { text: OwnershipText; slug: string } | null {
  const [, name, slug] = (typeof value === 'string' && /^v1:([a-z]+):([\p{L}\p{N}._-]{1,100})$/u.exec(value)) || [];
  const text = OWNERSHIP_TEXTS.find((one) => one === name);
  return text && slug !== undefined ? { text, slug } : null;
}

/** A handle of CODEOWNERS files, which is its own key. */
export const encodeHandle = (handle: string): string => `v1:${handle}`;

export const decodeHandle = (value: unknown): string | null =>
  typeof value === 'string' && value.startsWith('v1:') ? readHandle(value.slice('v1:'.length)) : null;

/** A file that was uploaded, and the block that asks for its project: a menu has no value of its own. */
export const encodeFile = (fileId: string): string => `v1:${fileId}`;
export const uploadBlock = (fileId: string): string => `upload:v1:${fileId}`;

export const decodeUploadBlock = (blockId: unknown): string | null =>
  typeof blockId === 'string' ? (/^upload:v1:(F[A-Z0-9]{1,29})$/.exec(blockId)?.[1] ?? null) : null;

/** A preview: of which file for which project, what the file said, and when what it would replace was saved. */
export interface UploadPreview {
  fileId: string;
  projectId: ProjectId;
  digest: string;
  /** Milliseconds since 1970; null when nothing was saved. */
  savedAt: number | null;
}

export const encodeUpload = ({ fileId, projectId, digest, savedAt }: UploadPreview): string =>
  `v1:${fileId}:${projectId}:${digest}:${savedAt ?? 'none'}`;

export function decodeUpload(value: unknown): UploadPreview | null {
  const pattern = /^v1:(F[A-Z0-9]{1,29}):(\d+):([0-9a-f]{32}):(\d{1,15}|none)$/;
  const [, fileId, projectId, digest, savedAt] = (typeof value === 'string' && pattern.exec(value)) || [];
  if (fileId === undefined || digest === undefined || !isId(projectId)) return null;
  return { fileId, projectId, digest, savedAt: savedAt === 'none' ? null : Number(savedAt) };
}

export const encodeKey = (slug: string, keyId: string): string => `v1:${keyId}:${slug}`;

export function decodeKey(value: unknown): { slug: string; keyId: string } | null {
  const [, keyId, slug] = (typeof value === 'string' && /^v1:(\d+):([a-z0-9_-]{1,100})$/.exec(value)) || [];
  return slug !== undefined && isId(keyId) ? { slug, keyId } : null;
}

/** Retry, at a channel that Dibs stopped posting to. */
export const encodeChannel = (channelId: string): string => `v1:${channelId}`;

export const decodeChannel = (value: unknown): string | null =>
  typeof value === 'string' ? (/^v1:([CDG][A-Z0-9]{1,30})$/.exec(value)?.[1] ?? null) : null;

export const LISTINGS = ['projects', 'teams', 'audit'] as const;
export type Listing = (typeof LISTINGS)[number];

/** Previous and Next carry the page they lead to. */
export const encodeListing = (listing: Listing, page: number): string => `v1:${listing}:${page}`;

export function decodeListing(value: unknown): { listing: Listing; page: number } | null {
  const [, name, page] = (typeof value === 'string' && /^v1:([a-z]+):([1-9]\d{0,5})$/.exec(value)) || [];
  const listing = LISTINGS.find((one) => one === name);
  return listing ? { listing, page: Number(page) } : null;
}
