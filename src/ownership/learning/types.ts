import type { IssueHead } from '../../issues/issue-heads.store';
import type { Actor, ActorRef } from '../../people/types';
import type { IssueId, OrganizationId, ProjectId, UserId } from '../../platform/ids';

export type ProposalState = 'waiting' | 'added' | 'later' | 'never';
/** What can be answered to a proposal. */
export type ProposalAnswer = Exclude<ProposalState, 'waiting'>;

export interface NewProposal {
  projectId: ProjectId;
  /** The rule that people corrected, as reasons show it; one of CODEOWNERS begins with `codeowners:`. */
  ruleText: string;
  /** Its line at that time. */
  ruleLine: number;
  /** To whom it gave the issues, as a name. */
  givenTo: string;
  to: ActorRef;
  /** What would be added to the rules. */
  line: string;
  /** How many issues were looked at, and which of them speak for the line, the newest first. */
  lookedAt: number;
  issueIds: readonly IssueId[];
}

export interface StoredProposal extends NewProposal {
  id: string;
  organizationId: OrganizationId;
  projectSlug: string;
  projectName: string;
  state: ProposalState;
  message: { channelId: string; ts: string } | null;
  decidedById: UserId | null;
  decidedAt: Date | null;
}

/** As it is shown. */
export interface ProposalView extends Pick<
  StoredProposal,
  'id' | 'projectName' | 'projectSlug' | 'ruleText' | 'ruleLine' | 'givenTo' | 'line' | 'lookedAt' | 'state'
> {
  to: Actor;
  /** How many issues speak for the line, and the newest of them. */
  handedOver: number;
  issues: readonly Pick<IssueHead, 'shortId' | 'title'>[];
  /** Null while nobody decided. */
  decidedBy: Actor | null;
}
