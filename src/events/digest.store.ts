import type { Level } from '../issues/types';
import type { IssueId, ProjectId } from '../platform/ids';
import { fromDb, idList } from '../platform/ids';
import type { Reader, Tx } from '../platform/db/database';
import type { Regressions } from '../projects/types';
import type { IssueChange, IssueState } from './plan-digest';

type IssueKey = Pick<IssueState, 'projectId' | 'fingerprint'>;

/** The issues with these fingerprints; unknown ones are absent. */
export async function findIssueStates(tx: Reader, keys: readonly IssueKey[]): Promise<IssueState[]> {
  const list = JSON.stringify(keys.map(({ projectId, fingerprint }) => [projectId, fingerprint]));
  const rows = await tx.$queryRaw<(Omit<IssueState, 'id' | 'projectId'> & { id: bigint; projectId: bigint })[]>`
    SELECT i."id", i."projectId", i."fingerprint", i."number", i."level", i."status", i."substatus", i."archiveMode", i."archivedUntil",
      i."archivedUntilCount", i."resolvedIn", i."resolvedRelease", i."timesSeen", i."firstSeen", i."lastSeen", i."decidedByPersonAt"
    FROM json_each(${list}) k
    CROSS JOIN "Issue" i ON i."projectId" = CAST(k."value" ->> 0 AS INTEGER) AND i."fingerprint" = k."value" ->> 1`;
  return rows.map((row) => ({ ...row, id: fromDb(row.id), projectId: fromDb(row.projectId) }));
}

/** Reserves `count` issue numbers of each project; answers with the first of each. They never go back (PRODUCT 1). */
export async function reserveNumbers(tx: Tx, counts: ReadonlyMap<ProjectId, number>): Promise<Map<ProjectId, number>> {
  if (counts.size === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: bigint; issueCounter: number }[]>`
    UPDATE "Project" SET "issueCounter" = "issueCounter" + n."count"
    FROM (SELECT CAST("value" ->> 0 AS INTEGER) AS "projectId", "value" ->> 1 AS "count" FROM json_each(${JSON.stringify([...counts])})) n
    WHERE "id" = n."projectId"
    RETURNING "id", "issueCounter"`;
  return new Map(
    rows.map((row) => {
      const id = fromDb(row.id);
      return [id, row.issueCounter - (counts.get(id) ?? 0) + 1];
    }),
  );
}

/**
 * Writes new issues and the new state of known ones with one statement; answers with the id of each, in the order given.
 * The states were read in the same transaction, so that whole values can be written.
 */
export async function saveIssues(tx: Tx, changes: readonly (IssueChange & { number: number })[]): Promise<IssueId[]> {
  const rows = changes.map(({ newest, ...state }) => ({
    projectId: state.projectId,
    fingerprint: state.fingerprint,
    number: state.number,
    status: state.status,
    substatus: state.substatus,
    archiveMode: state.archiveMode,
    archivedUntilCount: state.archivedUntilCount,
    resolvedIn: state.resolvedIn,
    resolvedRelease: state.resolvedRelease,
    timesSeen: state.timesSeen,
    title: newest.title,
    culprit: newest.culprit,
    message: newest.message,
    level: newest.level,
    platform: newest.platform,
    url: newest.url,
    tags: JSON.stringify(newest.tags),
    release: newest.release,
    archivedUntil: state.archivedUntil?.getTime() ?? null,
    firstSeen: state.firstSeen.getTime(),
    lastSeen: state.lastSeen.getTime(),
    decidedByPersonAt: state.decidedByPersonAt?.getTime() ?? null,
  }));
  const saved = await tx.$queryRaw<{ id: bigint; projectId: bigint; fingerprint: string }[]>`
    INSERT INTO "Issue" ("projectId", "fingerprint", "number", "title", "culprit", "message", "level", "platform", "url",
      "tags", "release", "status", "substatus", "archiveMode", "archivedUntil", "archivedUntilCount", "resolvedIn",
      "resolvedRelease", "timesSeen", "firstSeen", "lastSeen", "decidedByPersonAt")
    SELECT CAST("value" ->> 'projectId' AS INTEGER), "value" ->> 'fingerprint', "value" ->> 'number', "value" ->> 'title',
      "value" ->> 'culprit', "value" ->> 'message', "value" ->> 'level', "value" ->> 'platform', "value" ->> 'url',
      "value" ->> 'tags', "value" ->> 'release', "value" ->> 'status', "value" ->> 'substatus', "value" ->> 'archiveMode',
      "value" ->> 'archivedUntil', "value" ->> 'archivedUntilCount', "value" ->> 'resolvedIn', "value" ->> 'resolvedRelease',
      "value" ->> 'timesSeen', "value" ->> 'firstSeen', "value" ->> 'lastSeen', "value" ->> 'decidedByPersonAt'
    FROM json_each(${JSON.stringify(rows)}) WHERE true ORDER BY "key"
    ON CONFLICT ("projectId", "fingerprint") DO UPDATE SET
      "title" = excluded."title", "culprit" = excluded."culprit", "message" = excluded."message", "level" = excluded."level",
      "platform" = excluded."platform", "url" = excluded."url", "tags" = excluded."tags", "release" = excluded."release",
      "status" = excluded."status", "substatus" = excluded."substatus", "archiveMode" = excluded."archiveMode",
      "archivedUntil" = excluded."archivedUntil", "archivedUntilCount" = excluded."archivedUntilCount",
      "resolvedIn" = excluded."resolvedIn", "resolvedRelease" = excluded."resolvedRelease",
      "timesSeen" = excluded."timesSeen", "firstSeen" = excluded."firstSeen", "lastSeen" = excluded."lastSeen",
      "decidedByPersonAt" = excluded."decidedByPersonAt"
    RETURNING "id", "projectId", "fingerprint"`;
  const ids = new Map(saved.map((row) => [`${row.projectId}:${row.fingerprint}`, fromDb(row.id)]));
  return changes.map(({ projectId, fingerprint }) => {
    const id = ids.get(`${projectId}:${fingerprint}`);
    if (id === undefined) throw new Error('an issue was not saved');
    return id;
  });
}

/** Counts the people who are new to their issue; a pair that is there already counts nothing. */
export async function addIssueUsers(tx: Tx, pairs: readonly (readonly [IssueId, userHash: string])[]): Promise<void> {
  if (pairs.length === 0) return;
  const added = await tx.$queryRaw<{ issueId: bigint }[]>`
    INSERT INTO "IssueUser" ("issueId", "userHash")
    SELECT CAST("value" ->> 0 AS INTEGER), "value" ->> 1 FROM json_each(${JSON.stringify(pairs)}) WHERE true
    ON CONFLICT ("issueId", "userHash") DO NOTHING
    RETURNING "issueId"`;
  if (added.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Issue" SET "usersSeen" = "usersSeen" + n."count"
    FROM (SELECT "value" AS "issueId", COUNT(*) AS "count"
      FROM json_each(${`[${added.map((row) => row.issueId.toString()).join(',')}]`}) GROUP BY "value") n
    WHERE "id" = n."issueId"`;
}

/** A channel of a project, and what it wants to see. */
export interface LiveChannel {
  channelId: string;
  minLevel: Level;
  regressions: Regressions;
}

/** The channels of those of the projects that are active; a project that is being deleted is absent. */
export async function findLiveChannels(
  tx: Tx,
  projectIds: readonly ProjectId[],
): Promise<Map<ProjectId, LiveChannel[]>> {
  const rows = await tx.$queryRaw<(Omit<LiveChannel, 'channelId'> & { id: bigint; channelId: string | null })[]>`
    SELECT p."id", c."channelId", c."minLevel", c."regressions"
    FROM "Project" p LEFT JOIN "ProjectChannel" c ON c."projectId" = p."id"
    WHERE p."id" IN (SELECT "value" FROM json_each(${idList(projectIds)})) AND p."status" = 'active'
    ORDER BY c."channelId"`;
  const channels = new Map<ProjectId, LiveChannel[]>();
  for (const { id, channelId, ...settings } of rows) {
    const list = channels.get(fromDb(id)) ?? [];
    if (channelId !== null) list.push({ channelId, ...settings });
    channels.set(fromDb(id), list);
  }
  return channels;
}
