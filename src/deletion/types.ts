import type { OrganizationId, ProjectId, UserId } from '../platform/ids';

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

/** The deletion of a project, from the request to the report of its end (PRODUCT 9.3, 9.4). It outlives the project. */
export interface ProjectDeletion {
  projectId: ProjectId;
  organizationId: OrganizationId;
  /** What the project was called. */
  slug: string;
  name: string;
  requestedById: UserId;
  requestedAt: Date;
  /** Until then it can be restored; from then on everything goes. */
  dueAt: Date;
  /** When the cascade began, after which there is no way back; null before. */
  startedAt: Date | null;
  /** When nothing was left; null before. */
  finishedAt: Date | null;
  /** As counted at the start; empty before that. */
  counted: RowCounts;
  deleted: RowCounts;
  /** Measured last; 0 before. */
  rowsPerSecond: number;
  /** The live message that shows the progress, once it was posted. */
  message: { channelId: string; ts: string } | null;
}

/** What goes with a project, as its administrator is asked about. */
export interface ProjectContents {
  issues: number;
  events: number;
  cards: number;
  /** Notification settings of people for this project. */
  settings: number;
  keys: number;
}

export const sumOf = (counts: RowCounts): number => Object.values(counts).reduce((sum, rows) => sum + rows, 0);
