import type { Deps } from '../../deps';
import { findIssueHeads } from '../../issues/issue-heads.store';
import { actorText } from '../../people/actor';
import { findActors } from '../../people/find-actor';
import type { ActorRef } from '../../people/types';
import type { ProposalView, StoredProposal } from './types';

/** As many issues as are shown; the rest is counted. */
const SHOWN = 5;

/** The proposal with its names; null when whom it names is gone. */
export async function viewProposal(deps: Pick<Deps, 'db'>, proposal: StoredProposal): Promise<ProposalView | null> {
  const { id, organizationId, projectName, projectSlug, ruleText, ruleLine, givenTo, line, lookedAt, state } = proposal;
  const decider: ActorRef | null = proposal.decidedById === null ? null : { type: 'user', id: proposal.decidedById };
  const actors = await findActors(deps, organizationId, [proposal.to, ...(decider ? [decider] : [])]);
  const to = actors.get(actorText(proposal.to));
  if (!to) return null;
  const issues = await findIssueHeads(deps.db.read, organizationId, proposal.issueIds.slice(0, SHOWN));
  const decidedBy = decider ? (actors.get(actorText(decider)) ?? null) : null;
  const names = { id, projectName, projectSlug, ruleText, ruleLine, givenTo, line, lookedAt, state };
  return { ...names, to, handedOver: proposal.issueIds.length, issues, decidedBy };
}
