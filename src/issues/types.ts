import type { IssueId, OrganizationId, ProjectId } from '../platform/ids';
import type { Actor } from '../people/types';

export type Level = 'fatal' | 'error' | 'warning' | 'info' | 'debug';
export type Status = 'unresolved' | 'resolved' | 'archived';
export type ArchiveMode = 'until_escalating' | 'until_time' | 'until_count' | 'forever';
export type ResolvedIn = 'now' | 'next_release' | 'current_release';

/** An issue with everything its card, lists and modals say about it. */
export interface IssueView {
  id: IssueId;
  /** `CHECKOUT-1` */
  shortId: string;
  organizationId: OrganizationId;
  project: {
    id: ProjectId;
    slug: string;
    name: string;
    status: 'active' | 'pending_deletion' | 'deleting';
    hasReleases: boolean;
  };
  title: string;
  culprit: string | null;
  message: string | null;
  level: Level;
  platform: string | null;
  url: string | null;
  tags: readonly (readonly [key: string, value: string])[];
  status: Status;
  substatus: 'new' | 'ongoing' | 'regressed' | 'escalating';
  archive: { mode: ArchiveMode; until: Date | null; untilCount: number | null } | null;
  resolvedIn: ResolvedIn | null;
  timesSeen: number;
  usersSeen: number;
  firstSeen: Date;
  lastSeen: Date;
  assignee: { actor: Actor; assignedAt: Date; assignedBy: Actor | null; rule: string | null } | null;
  /** Newest change of status (resolved, archived, reopened), by whom; null while there was none. */
  statusChange: { by: Actor | null; at: Date } | null;
}
