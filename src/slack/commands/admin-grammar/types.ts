import type { CommitMode } from '../../../ownership/ownership.store';
import type { Level } from '../../../issues/types';
import type { OwnershipText } from '../../../ownership/views';
import type { Silence } from '../../../leases/types';
import type { TargetSpec } from '../grammar/types';
import type { ActorSpec } from '../../../people/resolve-actor';

/** How a person can be named: as in `/assign`, but never a team. */
export type PersonSpec =
  Exclude<ActorSpec, { by: 'usergroup' | 'team-slug' | 'ref' }> | { by: 'ref'; ref: { type: 'user'; id: string } };

/** The forms that open when the arguments of a subcommand are missing. */
export const ADMIN_FORMS = [
  'project-create',
  'project-show',
  'project-rename',
  'project-keys',
  'project-channel',
  'project-teams',
  'project-lease',
  'project-restore',
  'team-create',
  'team-show',
  'team-members',
  'team-link',
  'team-unlink',
  'team-channel',
  'team-delete',
  'admins',
  'rules-show',
  'rules-back',
  'rules-auto',
  'rules-commits',
  'codeowners-show',
  'codeowners-map',
] as const;
export type AdminForm = (typeof ADMIN_FORMS)[number];

export type Change = 'add' | 'remove';
export type Regressions = 'thread' | 'channel';

/**
 * `/assign-admin` (PRODUCT 4.10), read. Slugs of what is there already are in lower case, slugs for something new are as
 * typed; pages count from 1; lists are without duplicates.
 */
export type AdminCommand =
  | {
      kind: 'project-create';
      name: string;
      slug: string | null;
      channelIds: readonly string[];
      teams: readonly string[];
    }
  | { kind: 'project-list'; page: number }
  | { kind: 'project-show'; slug: string }
  | { kind: 'project-rename'; slug: string; name: string | null; newSlug: string | null }
  | { kind: 'project-keys'; slug: string }
  | { kind: 'key-rotate'; slug: string }
  | { kind: 'key-revoke'; slug: string; keyId: string }
  | {
      kind: 'channel-set';
      slug: string;
      channelId: string;
      minLevel: Level | null;
      regressions: Regressions | null;
    }
  | { kind: 'channel-remove'; slug: string; channelId: string }
  | { kind: 'project-teams'; slug: string; add: readonly string[]; remove: readonly string[] }
  /** `lease` null: off; `silence` null: as it is. */
  | { kind: 'project-lease'; slug: string; lease: { days: number; silence: Silence | null } | null }
  /** Always asks in a form first; `slug` null: also which one. */
  | { kind: 'project-delete'; slug: string | null; now: boolean }
  /** By the slug it had, or by its id. */
  | { kind: 'project-restore'; project: string; newSlug: string | null }
  | { kind: 'team-create'; slug: string; name: string | null; people: readonly PersonSpec[] }
  | { kind: 'team-list'; page: number }
  | { kind: 'team-show'; slug: string }
  | { kind: 'team-members'; slug: string; add: readonly PersonSpec[]; remove: readonly PersonSpec[] }
  | { kind: 'team-link'; slug: string; slackUsergroupId: string }
  | { kind: 'team-unlink'; slug: string }
  /** `channelId` null: none from now on. */
  | { kind: 'team-channel'; slug: string; channelId: string | null }
  | { kind: 'team-delete'; slug: string }
  | { kind: 'admin-change'; change: Change; person: PersonSpec }
  | { kind: 'admin-list' }
  | { kind: 'audit'; page: number }
  | { kind: 'doctor' }
  | { kind: 'ownership-show'; text: OwnershipText; slug: string }
  /** The text is never typed in the command: a form asks for it; `slug` null: also for which project. */
  | { kind: 'ownership-set'; text: OwnershipText; slug: string | null }
  | { kind: 'rules-back'; slug: string }
  | { kind: 'rules-auto'; slug: string; autoAssign: boolean }
  | { kind: 'rules-commits'; slug: string; mode: CommitMode }
  /** Who is mapped, and who is not. */
  | { kind: 'codeowners-handles' }
  /** `handle` in lower case; `to` nobody: not mapped from now on. */
  | { kind: 'codeowners-map'; handle: string; to: TargetSpec }
  /** `slug` is chosen beforehand in the form; in that of `codeowners map` it is a handle. */
  | { kind: 'form'; form: AdminForm; slug: string | null }
  | { kind: 'help' }
  /** `what` is one sentence saying what was not understood; both are as typed, not escaped. */
  | { kind: 'unreadable'; text: string; what: string };

/** What a typed text or a filled form asks for. */
export type AdminRequest = Exclude<AdminCommand, { kind: 'form' | 'unreadable' | 'project-delete' | 'ownership-set' }>;

/** The command, or the sentence saying what was not understood. */
export type Read = AdminCommand | string;
