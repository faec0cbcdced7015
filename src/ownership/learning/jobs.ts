import { addSeconds } from 'date-fns';
import type { Tx } from '../../platform/db/database';
import type { OrganizationId, ProjectId } from '../../platform/ids';
import type { NewJob } from '../../platform/queue/catalog';
import { findPostedProposals } from './proposal.store';

/** Somebody who corrects a rule seldom moves one issue only: then one look is enough. */
const LOOK_AFTER_SECONDS = 30;

/** A look at each of the projects in which a person took something from the owner that a rule had named. */
export function learnJobs(projectIds: readonly ProjectId[], at: Date): NewJob[] {
  return [...new Set(projectIds)].map((projectId) => ({
    kind: 'ownership.learn',
    payload: { projectId },
    key: `ownership.learn:${projectId}`,
    lane: 2,
    projectId,
    runAt: addSeconds(at, LOOK_AFTER_SECONDS),
  }));
}

/** Another look when a proposal may be made again; beside the look that is soon, which it must not hold up. */
export function learnAgainJob(projectId: ProjectId, proposalId: string, runAt: Date): NewJob {
  const key = `ownership.learn:${projectId}:${proposalId}`;
  return { kind: 'ownership.learn', payload: { projectId }, key, lane: 2, projectId, runAt };
}

/** Posts the proposal or draws it anew. */
export function showProposalJob(projectId: ProjectId, proposalId: string): NewJob {
  const key = `proposal:${proposalId}`;
  return { kind: 'ownership.show-proposal', payload: { proposalId }, key, orderKey: key, lane: 1, projectId };
}

/** The project was deleted: its proposals lose their text and buttons, even when nothing else is left of it. */
export async function retireProposalJobs(
  tx: Tx,
  { organizationId, projectId }: { organizationId: OrganizationId; projectId: ProjectId },
): Promise<NewJob[]> {
  const posted = await findPostedProposals(tx, projectId);
  return posted.map(({ id, channelId, ts }) => ({
    kind: 'ownership.retire-proposal',
    payload: { organizationId, channelId, ts },
    orderKey: `proposal:${id}`,
    lane: 2,
  }));
}

/** The project was restored: its proposals are drawn as they are. */
export async function showProposalsAgainJobs(tx: Tx, projectId: ProjectId): Promise<NewJob[]> {
  return (await findPostedProposals(tx, projectId)).map(({ id }) => showProposalJob(projectId, id));
}
