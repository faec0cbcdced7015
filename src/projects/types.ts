import type { Level } from '../issues/types';
import type { LeaseRule } from '../leases/types';
import type { OrganizationId, ProjectId } from '../platform/ids';

export type ProjectStatus = 'active' | 'pending_deletion' | 'deleting';

/** One application that reports errors. */
export interface Project {
  id: ProjectId;
  organizationId: OrganizationId;
  slug: string;
  name: string;
  /** 32 hexadecimal digits: the newest active key, for the DSN; empty when none is active. */
  publicKey: string;
}

/** What an SDK needs to report to the project, and whether it still works. */
export interface ProjectKeyView {
  id: string;
  publicKey: string;
  dsn: string;
  isActive: boolean;
  createdAt: Date;
}

/** Whether an issue that comes back is posted to the channel again, or only told in the card's thread. */
export type Regressions = 'thread' | 'channel';

export interface ProjectChannelView {
  channelId: string;
  /** The lowest level that is shown there. */
  minLevel: Level;
  regressions: Regressions;
  /** Why we stopped posting there (PRODUCT 7.6); null while we do. */
  disabledReason: string | null;
}

/** A project with everything its administrators look at. */
export interface ProjectDetail {
  id: ProjectId;
  slug: string;
  name: string;
  createdAt: Date;
  /** Of the newest active key. */
  dsn: string;
  /** The newest first, at most 50; active ones before revoked ones. */
  keys: ProjectKeyView[];
  teams: { slug: string; name: string }[];
  channels: ProjectChannelView[];
  /** After how much silence the holders of its issues are asked; null: never. */
  lease: LeaseRule | null;
  openIssues: number;
}
