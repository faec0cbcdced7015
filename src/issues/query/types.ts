import type { ActorRef } from '../../people/types';
import type { UserId } from '../../platform/ids';
import type { Level, Status } from '../types';

export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** What a search asks of an issue; `Who` is how a holder is named. Ages are in milliseconds, patterns have `*` for anything. */
export type Condition<Who> =
  | { on: 'status'; status: Status }
  | { on: 'assigned'; assigned: boolean }
  | { on: 'holder'; who: Who }
  | { on: 'project'; slug: string }
  | { on: 'level'; compare: Comparison; level: Level }
  /** `within`: seen in the last so many; `before`: longer ago than that. */
  | { on: 'first-seen' | 'last-seen'; than: 'within' | 'before'; ageMs: number }
  | { on: 'times-seen'; compare: Comparison; times: number }
  | { on: 'release'; pattern: string }
  | { on: 'tag'; key: string; pattern: string }
  /** In title, culprit or message. */
  | { on: 'text'; pattern: string };

export type Term<Who> = Condition<Who> & { not: boolean };

/** All of its terms are true of what it finds. */
export type Query<Who> = readonly Term<Who>[];

/** Who is meant by `assigned:`, when names are found. */
export type Holder = { kind: 'actor'; actor: ActorRef } | { kind: 'nobody' } | { kind: 'teams-of'; userId: UserId };

/** One word of a search: `!key:value`, or free text when it has no key. */
export interface QueryWord {
  /** As it was typed, to be quoted back. */
  typed: string;
  not: boolean;
  key: string | null;
  /** Without quotes, as typed. */
  value: string;
  /** As it arrived, with what the chat makes of names. */
  raw: string;
}
