import { decodeKey, decodeListing, decodeSlug, type Listing } from '../admin-ids';
import type { AdminRequest } from '../commands/admin-grammar/types';
import { runAdmin } from '../commands/admin/run-admin';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/**
 * The buttons in answers to `/assign-admin`: each does what a typed subcommand does.
 * @param read what the button's value asks for; null for a value that is not ours
 * @param replaceOriginal whether the answer takes the place of the message with the button
 */
function button(read: (value: string | null) => AdminRequest | null, replaceOriginal: boolean): Handler<ActionPayload> {
  return async (request) => {
    const asked = read(request.payload.value);
    if (asked === null) throw outdatedControl();
    await request.respond(await runAdmin(request, asked), { replaceOriginal });
  };
}

const forSlug =
  (kind: 'project-show' | 'project-keys' | 'key-rotate' | 'rules-back' | 'team-show' | 'team-delete') =>
  (value: string | null): AdminRequest | null => {
    const slug = decodeSlug(value);
    return slug === null ? null : { kind, slug };
  };

const PAGES: Record<Listing, 'project-list' | 'team-list' | 'audit'> = {
  projects: 'project-list',
  teams: 'team-list',
  audit: 'audit',
};

export const showProject = button(forSlug('project-show'), false);
export const showKeys = button(forSlug('project-keys'), false);
export const rotateKey = button(forSlug('key-rotate'), true);
export const revokeKey = button((value) => {
  const key = decodeKey(value);
  return key && { kind: 'key-revoke', ...key };
}, true);
export const restoreProject = button((value) => {
  const project = decodeSlug(value);
  return project === null ? null : { kind: 'project-restore', project, newSlug: null };
}, true);
export const goRulesBack = button(forSlug('rules-back'), true);
export const showTeam = button(forSlug('team-show'), false);
export const deleteTeam = button(forSlug('team-delete'), true);
export const turnAdminPage = button((value) => {
  const at = decodeListing(value);
  return at && { kind: PAGES[at.listing], page: at.page };
}, true);
