import { isId } from '../platform/ids';
import type { AdminForm } from './commands/admin-grammar/types';

/** Every `action_id` in answers to `/assign-admin`. */
export const ADMIN_ACTIONS = {
  showProject: 'admin_project',
  showKeys: 'admin_keys',
  rotateKey: 'admin_key_rotate',
  revokeKey: 'admin_key_revoke',
  showTeam: 'admin_team',
  deleteTeam: 'admin_team_delete',
  previous: 'admin_previous',
  next: 'admin_next',
} as const;

/** `action_id` and `block_id` of the fields of administrative forms, one name for both. */
export const ADMIN_FIELDS = {
  project: 'admin_field_project',
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
} as const;

export const adminCallback = (form: AdminForm): string => `admin_${form}`;

/** Buttons and options that stand for a project or a team. Slugs may change hands: the use case looks again. */
export const encodeSlug = (slug: string): string => `v1:${slug}`;

export function decodeSlug(value: unknown): string | null {
  return typeof value === 'string' ? (/^v1:([\p{L}\p{N}._-]{1,100})$/u.exec(value)?.[1] ?? null) : null;
}

export const encodeKey = (slug: string, keyId: string): string => `v1:${keyId}:${slug}`;

export function decodeKey(value: unknown): { slug: string; keyId: string } | null {
  const [, keyId, slug] = (typeof value === 'string' && /^v1:(\d+):([a-z0-9_-]{1,100})$/.exec(value)) || [];
  return slug !== undefined && isId(keyId) ? { slug, keyId } : null;
}

export const LISTINGS = ['projects', 'teams', 'audit'] as const;
export type Listing = (typeof LISTINGS)[number];

/** Previous and Next carry the page they lead to. */
export const encodeListing = (listing: Listing, page: number): string => `v1:${listing}:${page}`;

export function decodeListing(value: unknown): { listing: Listing; page: number } | null {
  const [, name, page] = (typeof value === 'string' && /^v1:([a-z]+):([1-9]\d{0,5})$/.exec(value)) || [];
  const listing = LISTINGS.find((one) => one === name);
  return listing ? { listing, page: Number(page) } : null;
}
