import type { IssueView } from '../issues/types';
import type { Actor } from '../people/types';
import type { IssueId, OrganizationId, ProjectId } from '../platform/ids';
import type { TriedCommit } from './find-suspects';
import type { CommitMode } from './ownership.store';
import type { AnyRule, Evidence, SkippedLine } from './types';

/** What of a project's ownership is written: rules, or a CODEOWNERS file. */
export type OwnershipText = 'rules' | 'codeowners';

/** One rule that was tried: `on` is what it matched, null when it did not match. */
export interface TriedRule {
  rule: AnyRule;
  on: Evidence | null;
  /** Of its owners, those who can be assigned here, and the texts of those who cannot. */
  owners: readonly Actor[];
  stale: readonly string[];
}

/** Who owns something, and why (PRODUCT 6.3): the evaluator's own trace. */
export interface Explanation {
  projectSlug: string;
  projectName: string;
  /** What was looked at: an issue's newest event, or a path that somebody typed. */
  subject: { type: 'issue'; issue: IssueView } | { type: 'path'; path: string };
  /** The rule that wins, with an owner who can be assigned; null when none does. */
  winner: TriedRule | null;
  /** Every rule that matched, the strongest first. */
  matched: readonly TriedRule[];
  /** How many rules did not match, and the first few of them, the strongest first. */
  unmatchedCount: number;
  unmatched: readonly AnyRule[];
  /** Suspect commits, the most suspect first; null when the project has none or the event names no release. */
  commits: { tried: readonly TriedCommit[]; mayAssign: boolean } | null;
}

/** What is saved for a project, for its administrators. */
export interface OwnershipView {
  projectId: ProjectId;
  organizationId: OrganizationId;
  slug: string;
  name: string;
  rules: string;
  codeowners: string;
  autoAssign: boolean;
  /** Whether the authors of suspect commits are only suggested. */
  commitMode: CommitMode;
  updatedAt: Date | null;
  /** Whether there is a text before this one to go back to. */
  canGoBack: boolean;
  ruleCount: number;
  codeownersCount: number;
  /** Lines of CODEOWNERS that do not count. */
  skipped: readonly SkippedLine[];
  /** Owners that nobody can be assigned for, with the lines that name them. */
  stale: readonly { owner: string; text: OwnershipText; lines: readonly number[] }[];
}

/** What a new text would change among the open issues (PRODUCT 6.5). */
export interface RulesPreview {
  slug: string;
  name: string;
  open: number;
  /** Decided by people: left alone whatever the rules say. */
  decidedByPeople: number;
  /** Nobody holds them, and they would get an owner. */
  wouldAssign: number;
  /** Held by a rule's word, and somebody else would get them. */
  wouldMove: number;
  /** The first few of both. */
  samples: readonly {
    issueId: IssueId;
    shortId: string;
    title: string;
    from: Actor | null;
    to: Actor;
    rule: string;
  }[];
  /** As in {@link OwnershipView}, for the new text. */
  stale: OwnershipView['stale'];
  skipped: readonly SkippedLine[];
}
