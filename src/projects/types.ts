import type { OrganizationId, ProjectId } from '../platform/ids';

export type ProjectStatus = 'active' | 'pending_deletion' | 'deleting';

/** One application that reports errors. */
export interface Project {
  id: ProjectId;
  organizationId: OrganizationId;
  slug: string;
  name: string;
  status: ProjectStatus;
  /** The public half of its newest active key; part of the DSN. */
  publicKey: string;
}
