import type { Deps } from '../deps';
import type { Reader } from '../platform/db/database';
import type { OrganizationId } from '../platform/ids';
import { getActiveProject } from '../projects/get-project';
import type { Project } from '../projects/types';
import { findOwnership, findPreviousTexts } from './ownership.store';
import { parseCodeowners } from './parse-codeowners';
import { parseRules } from './parse-rules';
import { findStaleOwners } from './stale-owners';
import type { OwnershipView } from './views';

/** What is saved for the active project with this slug; throws not-found. Nothing saved is empty texts. */
export async function getOwnership(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  slug: string,
): Promise<OwnershipView> {
  return viewOwnership(deps.db.read, await getActiveProject(deps.db.read, organizationId, slug));
}

export async function viewOwnership(
  db: Reader,
  project: Pick<Project, 'id' | 'organizationId' | 'slug' | 'name'>,
): Promise<OwnershipView> {
  const { id: projectId, organizationId, slug, name } = project;
  const saved = await findOwnership(db, projectId);
  const { rules } = parseRules(saved?.rules ?? '');
  const { rules: codeowners, skipped } = parseCodeowners(saved?.codeowners ?? '');
  return {
    projectId,
    organizationId,
    slug,
    name,
    rules: saved?.rules ?? '',
    codeowners: saved?.codeowners ?? '',
    autoAssign: saved?.autoAssign ?? true,
    commitMode: saved?.commitMode ?? 'suggest',
    updatedAt: saved ? new Date(saved.changedAt) : null,
    canGoBack: (await findPreviousTexts(db, projectId)) !== null,
    ruleCount: rules.length,
    codeownersCount: codeowners.length,
    skipped,
    stale: await findStaleOwners(db, project, { rules, codeowners }),
  };
}
