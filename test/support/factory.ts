import type { Organization } from '../../src/organizations/types';
import type { Team, User, Viewer } from '../../src/people/types';
import type { Project } from '../../src/projects/types';
import { foldText } from '../../src/people/fold-text';
import { fromDb } from '../../src/platform/ids';
import type { TestDeps } from './deps';

let counter = 0;
/** Snowflake-sized ids, so that tests notice when one is squeezed through 32 bits. */
const bigId = () => 4510632216887296n + BigInt(++counter);

export async function makeOrganization(deps: TestDeps, name = `Org ${counter}`): Promise<Organization> {
  const id = bigId();
  const slackTeamId = `T${id}`;
  const createdAt = deps.clock.now();
  await deps.db.write((tx) =>
    tx.organization.create({ data: { id, slackTeamId, name, slug: `org-${id}`, createdAt } }),
  );
  return { id: fromDb(id), slackTeamId, name };
}

export async function makeUser(
  deps: TestDeps,
  org: Organization,
  handle: string,
  more: Partial<Pick<User, 'email' | 'kind' | 'isActive' | 'isAdmin' | 'name' | 'slackUserId'>> = {},
): Promise<User> {
  const slackUserId = more.slackUserId ?? `U${handle.toUpperCase().replace(/[^A-Z0-9]/g, '')}${++counter}`;
  const name = more.name ?? handle.charAt(0).toUpperCase() + handle.slice(1);
  const email = more.email === undefined ? `${handle}@acme.example` : more.email;
  const row = await deps.db.write((tx) =>
    tx.user.create({
      data: {
        organizationId: BigInt(org.id),
        slackUserId,
        handle,
        displayName: name,
        realName: name,
        email,
        kind: more.kind ?? 'member',
        isActive: more.isActive ?? true,
        isSlackAdmin: false,
        isAdmin: more.isAdmin ?? false,
        search: foldText(`${name} ${handle} ${email ?? ''}`),
        syncedAt: deps.clock.now(),
      },
    }),
  );
  const { kind, isActive, isAdmin } = row;
  return {
    id: fromDb(row.id),
    organizationId: org.id,
    slackUserId,
    handle,
    name,
    email,
    kind: kind as User['kind'],
    isActive,
    isAdmin,
  };
}

export function viewerOf(user: User): Viewer {
  const { organizationId, id, slackUserId, name, isAdmin } = user;
  return { organizationId, userId: id, slackUserId, name, isAdmin };
}

export async function makeTeam(
  deps: TestDeps,
  org: Organization,
  slug: string,
  members: User[] = [],
  slackChannelId: string | null = null,
): Promise<Team> {
  const id = bigId();
  const data = {
    id,
    organizationId: BigInt(org.id),
    slug,
    name: slug,
    slackChannelId,
    search: foldText(slug),
    createdAt: deps.clock.now(),
  };
  await deps.db.write(async (tx) => {
    await tx.team.create({ data });
    await tx.teamMember.createMany({ data: members.map((user) => ({ teamId: id, userId: BigInt(user.id) })) });
  });
  return { id: fromDb(id), organizationId: org.id, slug, name: slug, slackUsergroupId: null, slackChannelId };
}

export async function makeProject(
  deps: TestDeps,
  org: Organization,
  slug: string,
  more: { teams?: Team[]; channels?: string[] } = {},
): Promise<Project> {
  const id = bigId();
  const createdAt = deps.clock.now();
  const publicKey = id.toString(16).padStart(32, '0');
  await deps.db.write(async (tx) => {
    await tx.project.create({ data: { id, organizationId: BigInt(org.id), slug, name: slug, createdAt } });
    await tx.projectKey.create({ data: { projectId: id, publicKey, createdAt } });
    await tx.projectTeam.createMany({
      data: (more.teams ?? []).map((team) => ({ projectId: id, teamId: BigInt(team.id) })),
    });
    await tx.projectChannel.createMany({
      data: (more.channels ?? []).map((channelId) => ({ projectId: id, channelId })),
    });
  });
  return { id: fromDb(id), organizationId: org.id, slug, name: slug, publicKey };
}

export interface MadeIssue {
  id: string;
  shortId: string;
  number: number;
}

/** `count` issues with a card in each of `channels`. */
export async function makeIssues(
  deps: TestDeps,
  project: Project,
  count: number,
  more: { channels?: string[]; lastSeen?: Date; title?: string } = {},
): Promise<MadeIssue[]> {
  const projectId = BigInt(project.id);
  const now = deps.clock.now();
  return deps.db.write(async (tx) => {
    const { issueCounter } = await tx.project.update({
      where: { id: projectId },
      data: { issueCounter: { increment: count } },
    });
    const numbers = Array.from({ length: count }, (_, i) => issueCounter - count + 1 + i);
    await tx.issue.createMany({
      data: numbers.map((number) => ({
        projectId,
        number,
        fingerprint: `test-${number}`,
        title: more.title ?? `TypeError: broken ${number}`,
        level: 'error',
        timesSeen: 1,
        firstSeen: now,
        lastSeen: more.lastSeen ?? now,
      })),
    });
    const rows = await tx.issue.findMany({
      where: { projectId, number: { gt: issueCounter - count } },
      orderBy: { number: 'asc' },
      select: { id: true, number: true },
    });
    await tx.card.createMany({
      data: rows.flatMap(({ id }) =>
        (more.channels ?? []).map((channelId, i) => ({
          issueId: id,
          channelId,
          ts: `1700000000.${String(Number(id) * 10 + i).padStart(6, '0')}`,
          createdAt: now,
        })),
      ),
    });
    return rows.map(({ id, number }) => ({
      id: fromDb(id),
      number,
      shortId: `${project.slug.toUpperCase()}-${number}`,
    }));
  });
}

export async function makeIssue(
  deps: TestDeps,
  project: Project,
  more: Parameters<typeof makeIssues>[3] = {},
): Promise<MadeIssue> {
  const [issue] = await makeIssues(deps, project, 1, more);
  if (!issue) throw new Error('no issue was made');
  return issue;
}
