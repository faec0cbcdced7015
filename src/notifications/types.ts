import type { ProjectId } from '../platform/ids';

/** How much a person wants to hear (PRODUCT 7.2). */
export type NotificationLevel = 'always' | 'subscribed' | 'never';

export interface Wishes {
  level: NotificationLevel;
  /** Told of their own actions as well. */
  ownActions: boolean;
}

/** What a person chose: everywhere, and the projects that differ from that, by slug. */
export interface NotificationSettings extends Wishes {
  projects: { id: ProjectId; slug: string; name: string; level: NotificationLevel }[];
}
