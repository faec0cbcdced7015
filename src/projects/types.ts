import type { OrganizationId, ProjectId } from '../platform/ids';

export type ProjectStatus = 'active' | 'pending_deletion' | 'deleting';

/** One application that reports errors. */
export interface Project {
  id: ProjectId;
  organizationId: OrganizationId;
  slug: string;
  name: string;
  status: ProjectStatus;
  /** 32 hexadecimal digits: the newest active key, for the DSN; empty when none is active. */
  publicKey: string;
}
