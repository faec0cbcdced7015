import type { IssueView } from '../issues/types';
import type { Actor } from '../people/types';
import type { ProjectId, TeamId } from '../platform/ids';

/** What statistics are about: everything, one project, or what a team and its members hold and held. */
export type StatsSubject = { kind: 'all' } | { kind: 'project'; id: ProjectId } | { kind: 'team'; id: TeamId };

/** `from` is included, `until` is not; milliseconds since 1970. JSON only: jobs and buttons carry it. */
export interface StatsQuery {
  subject: StatsSubject;
  from: number;
  until: number;
}

/** How issues got a holder: a person, or what did it on its own. */
export type Means = 'hand' | 'rule' | 'codeowners' | 'commit' | 'lease';

/** What happened on one day of UTC. */
export interface DayStats {
  /** `2026-11-26` */
  day: string;
  assigned: Record<Means, number>;
  unassigned: number;
  resolved: number;
  /** Milliseconds from the first event to the first owner, of each issue that got its first one on that day; ascending. */
  waits: number[];
}

export interface Load {
  actor: Actor;
  /** Open issues held now, and since when the oldest of them. */
  open: number;
  since: Date;
}

export interface Stats {
  query: StatsQuery;
  /** `checkout`, `#backend`; null for everything. */
  name: string | null;
  days: DayStats[];
  assigned: Record<Means, number>;
  unassigned: number;
  resolved: number;
  /** Issues that were assigned at least once, and how often one went from a holder straight to another. */
  issues: number;
  handOvers: number;
  firstOwner: { count: number; median: number | null; p90: number | null };
  /** Who holds open issues now, the most first. */
  load: Load[];
  unowned: { total: number; oldest: IssueView[] };
  /** Which rules gave most away. */
  rules: { rule: string; hits: number }[];
}
