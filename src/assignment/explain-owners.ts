import type { Deps } from '../deps';
import { getIssueView } from '../issues/get-issue-view';
import { findCommitSource } from '../ownership/commits.store';
import { findSuspects } from '../ownership/find-suspects';
import { matchRules } from '../ownership/match-rules';
import { findNewestFacts } from '../ownership/newest-facts';
import { findOwnership, type OwnershipTexts } from '../ownership/ownership.store';
import { printOwner } from '../ownership/read-owner';
import { resolveOwners } from '../ownership/resolve-owners';
import { compileTexts } from '../ownership/rule-book';
import { traceRules } from '../ownership/trace-rules';
import type { AnyOwner, EventFacts } from '../ownership/types';
import type { Explanation, TriedRule } from '../ownership/views';
import type { Actor } from '../people/types';
import type { Reader } from '../platform/db/database';
import type { IssueId, OrganizationId } from '../platform/ids';
import { listProjects } from '../projects/find-project';
import { getActiveProject } from '../projects/get-project';
import type { Project } from '../projects/types';

const MOST_PROJECTS = 10;
const SHOWN_UNMATCHED = 5;

type Reading = Pick<Deps, 'db'>;
type Head = Pick<Project, 'id' | 'organizationId' | 'slug' | 'name'>;

/** Who owns an issue by its newest event, and what every rule and every suspect commit said. Throws not-found. */
export async function explainIssue(
  deps: Reading,
  organizationId: OrganizationId,
  issueId: IssueId,
): Promise<Explanation> {
  const issue = await getIssueView(deps, organizationId, issueId);
  const facts = (await findNewestFacts(deps.db.read, [issueId])).get(issueId) ?? NOTHING;
  const project = { ...issue.project, organizationId };
  return explain(deps, project, { type: 'issue', issue }, facts);
}

/** The same for a path, in one project or in every one that has rules; at most 10. Throws not-found for an unknown project. */
export async function explainPath(
  deps: Reading,
  organizationId: OrganizationId,
  path: string,
  projectSlug: string | null,
): Promise<Explanation[]> {
  const { read } = deps.db;
  const facts = { ...NOTHING, frames: [{ filename: path, absPath: null, module: path, inApp: true }] };
  if (projectSlug !== null) {
    const project = await getActiveProject(read, organizationId, projectSlug);
    return [await explain(deps, project, { type: 'path', path }, facts)];
  }
  const explanations: Explanation[] = [];
  for (const project of await listProjects(deps, organizationId)) {
    if (explanations.length === MOST_PROJECTS) break;
    const texts = await findOwnership(read, project.id);
    if (texts && compileTexts(texts)) {
      explanations.push(await explain(deps, project, { type: 'path', path }, facts));
    }
  }
  return explanations;
}

const NOTHING: EventFacts = { frames: [], url: null, tags: [], release: null };

async function explain(
  { db: { read } }: Reading,
  project: Head,
  subject: Explanation['subject'],
  facts: EventFacts,
): Promise<Explanation> {
  const about = { projectSlug: project.slug, projectName: project.name, subject };
  const texts = await findOwnership(read, project.id);
  const commits = await explainCommits(read, project, texts, facts);
  const rules = texts && compileTexts(texts);
  if (!rules) return { ...about, winner: null, matched: [], unmatchedCount: 0, unmatched: [], commits };
  const matches = matchRules(rules.compiled, facts);
  const owners = matches.flatMap(({ rule }): readonly AnyOwner[] => rule.owners);
  const resolve = await resolveOwners(read, project.organizationId, project.id, owners);
  const matched = matches.map(({ rule, on }): TriedRule => {
    const named: readonly AnyOwner[] = rule.owners;
    const found = named.map(resolve);
    const stale = named.filter((_, index) => found[index] === null).map(printOwner);
    return { rule, on, owners: found.filter((one): one is Actor => one !== null), stale };
  });
  const unmatched = traceRules(rules.compiled, matches)
    .filter(({ on }) => on === null)
    .map(({ rule }) => rule)
    .reverse();
  return {
    ...about,
    winner: matched.find((one) => one.owners.length > 0) ?? null,
    matched,
    unmatchedCount: unmatched.length,
    unmatched: unmatched.slice(0, SHOWN_UNMATCHED),
    commits,
  };
}

/** Null when no release has commits, or the event names none. */
async function explainCommits(
  read: Reader,
  project: Head,
  texts: OwnershipTexts | null,
  facts: EventFacts,
): Promise<Explanation['commits']> {
  const isCommitted = (await findCommitSource(read, project.id)) !== null;
  const tried = isCommitted ? await findSuspects(read, project, facts) : null;
  return tried && { tried, mayAssign: texts?.commitMode === 'assign' && texts.autoAssign };
}
