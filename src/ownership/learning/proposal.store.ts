import type { ActorRef } from '../../people/types';
import type { Reader, Tx } from '../../platform/db/database';
import { fromDb, isId, toDb, toDbOrNull, type OrganizationId, type ProjectId, type UserId } from '../../platform/ids';
import type { NewProposal, ProposalAnswer, ProposalState, StoredProposal } from './types';

const WITH_PROJECT = {
  project: { select: { slug: true, name: true, organizationId: true } },
} as const;

export async function addProposal(tx: Tx, proposal: NewProposal, at: Date): Promise<string> {
  const { projectId, to, issueIds, ruleText, ruleLine, givenTo, line, lookedAt } = proposal;
  const row = await tx.ruleProposal.create({
    data: {
      projectId: toDb(projectId),
      userId: to.type === 'user' ? toDb(to.id) : null,
      teamId: to.type === 'team' ? toDb(to.id) : null,
      issueIds: JSON.stringify(issueIds),
      createdAt: at,
      ...{ ruleText, ruleLine, givenTo, line, lookedAt },
    },
    select: { id: true },
  });
  return fromDb(row.id);
}

/** Null when it is gone, its project is not active, or it is another organization's; without one, for our own jobs. */
export async function findProposal(
  db: Reader,
  id: string,
  organizationId?: OrganizationId,
): Promise<StoredProposal | null> {
  if (!isId(id)) return null;
  const project = { status: 'active', ...(organizationId ? { organizationId: toDb(organizationId) } : {}) };
  const row = await db.ruleProposal.findFirst({ where: { id: toDb(id), project }, include: WITH_PROJECT });
  if (!row) return null;
  const { ruleText, ruleLine, givenTo, line, lookedAt, channelId, ts, decidedById, decidedAt } = row;
  return {
    id: fromDb(row.id),
    projectId: fromDb(row.projectId),
    organizationId: fromDb(row.project.organizationId),
    projectSlug: row.project.slug,
    projectName: row.project.name,
    to: row.userId === null ? { type: 'team', id: String(row.teamId) } : { type: 'user', id: fromDb(row.userId) },
    issueIds: JSON.parse(row.issueIds) as string[],
    state: row.state as ProposalState,
    message: channelId !== null && ts !== null ? { channelId, ts } : null,
    decidedById: decidedById === null ? null : fromDb(decidedById),
    ...{ ruleText, ruleLine, givenTo, line, lookedAt, decidedAt },
  };
}

/** What became of the proposals of a rule so far, the newest first. */
export async function findProposalsOfRule(
  db: Reader,
  projectId: ProjectId,
  ruleText: string,
): Promise<{ id: string; to: ActorRef; state: ProposalState; decidedAt: Date | null; isPosted: boolean }[]> {
  const rows = await db.ruleProposal.findMany({
    where: { projectId: toDb(projectId), ruleText },
    orderBy: { id: 'desc' },
    select: { id: true, userId: true, teamId: true, state: true, decidedAt: true, ts: true },
  });
  return rows.map(({ id, userId, teamId, state, decidedAt, ts }) => ({
    id: fromDb(id),
    to: userId === null ? { type: 'team', id: String(teamId) } : { type: 'user', id: fromDb(userId) },
    state: state as ProposalState,
    decidedAt,
    isPosted: ts !== null,
  }));
}

/** Answers whether it was still waiting; otherwise nothing is changed. */
export async function settleProposal(
  tx: Tx,
  id: string,
  answer: { state: ProposalAnswer; userId: UserId; at: Date },
): Promise<boolean> {
  const { count } = await tx.ruleProposal.updateMany({
    where: { id: toDb(id), state: 'waiting' },
    data: { state: answer.state, decidedById: toDbOrNull(answer.userId), decidedAt: answer.at },
  });
  return count > 0;
}

/** The proposals of a project that are in Slack, decided or not. */
export async function findPostedProposals(
  db: Reader,
  projectId: ProjectId,
): Promise<{ id: string; channelId: string; ts: string }[]> {
  const rows = await db.ruleProposal.findMany({
    where: { projectId: toDb(projectId), ts: { not: null } },
    select: { id: true, channelId: true, ts: true },
  });
  return rows.map(({ id, channelId, ts }) => ({ id: fromDb(id), channelId: channelId ?? '', ts: ts ?? '' }));
}

export async function recordProposalMessage(
  tx: Tx,
  id: string,
  message: { channelId: string; ts: string },
): Promise<void> {
  await tx.ruleProposal.updateMany({ where: { id: toDb(id) }, data: message });
}
