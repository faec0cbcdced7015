import { hoursToMilliseconds } from 'date-fns';
import type { Deps } from '../deps';
import { isId, type OrganizationId, type ProjectId } from '../platform/ids';
import { compileRules, type CompiledRules } from './compile-rules';
import { findCommitSource } from './commits.store';
import { findOwnership, type CommitMode, type OwnershipTexts } from './ownership.store';
import { parseCodeowners } from './parse-codeowners';
import { parseRules } from './parse-rules';

/** The rules of a project, ready to be matched. */
export interface ProjectRules {
  organizationId: OrganizationId;
  compiled: CompiledRules;
  autoAssign: boolean;
  /** Milliseconds since 1970: when a text was last changed. */
  changedAt: number;
}

/** The rules, which may be none, and what suspect commits may do; null when no release of the project has commits. */
export interface OwnerSources extends ProjectRules {
  commits: CommitMode | null;
}

export interface RuleBook {
  /** Null when the project has neither rules nor releases with commits. */
  rulesOf(projectId: ProjectId): Promise<OwnerSources | null>;
}

const KEPT_MS = hoursToMilliseconds(1);
/** Compiled rules in memory; beyond it the oldest are compiled again when they are needed. */
const MOST_COMPILED = 200;

/** What the cache holds of a project that has texts or commits. */
interface Cached {
  texts: OwnershipTexts | null;
  /** The project's, when it has releases with commits. */
  committedIn: OrganizationId | null;
}

const NO_RULES = compileRules({ rules: [], codeowners: [] });

/** PRODUCT 3.6. The 2 is the version of what is stored. */
export function ownershipCacheKey(projectId: ProjectId): string {
  if (!isId(projectId)) throw new TypeError('a cache key needs a project');
  return `project_ownership:2:${projectId}`;
}

/**
 * Knows the rules of projects through the cache, and keeps what was compiled of them for as long as their version stays.
 * One for each process that evaluates events.
 */
export function createRuleBook(deps: Pick<Deps, 'db' | 'cache'>): RuleBook {
  const compiled = new Map<ProjectId, { version: number; rules: ProjectRules | null }>();

  async function find(projectId: ProjectId): Promise<Cached | null> {
    const texts = await findOwnership(deps.db.read, projectId);
    const committedIn = await findCommitSource(deps.db.read, projectId);
    return texts || committedIn ? { texts, committedIn } : null;
  }

  async function sourcesOf(projectId: ProjectId): Promise<Cached | null> {
    const key = ownershipCacheKey(projectId);
    const cached = await deps.cache.get<Cached | 'none'>(key);
    if (cached !== undefined) return cached === 'none' ? null : cached;
    const found = await find(projectId);
    await deps.cache.set(key, found ?? 'none', KEPT_MS);
    // A save that committed since may have cleared the key before it was set: then it must not stay.
    const now = await find(projectId);
    const isSame = now?.texts?.version === found?.texts?.version && now?.committedIn === found?.committedIn;
    if (!isSame) await deps.cache.delete([key]);
    return found;
  }

  function compiledOf(projectId: ProjectId, texts: OwnershipTexts): ProjectRules | null {
    const known = compiled.get(projectId);
    if (known?.version === texts.version) return known.rules;
    const rules = compileTexts(texts);
    compiled.delete(projectId);
    compiled.set(projectId, { version: texts.version, rules });
    const oldest = compiled.keys().next().value;
    if (compiled.size > MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
    return rules;
  }

  return {
    async rulesOf(projectId) {
      const sources = await sourcesOf(projectId);
      if (!sources) return null;
      const { texts, committedIn } = sources;
      const rules = texts && compiledOf(projectId, texts);
      const commits = committedIn ? (texts?.commitMode ?? 'suggest') : null;
      if (rules) return { ...rules, commits };
      if (!committedIn) return null;
      const { autoAssign = true, changedAt = 0 } = texts ?? {};
      return { organizationId: committedIn, compiled: NO_RULES, autoAssign, changedAt, commits };
    },
  };
}

/** What was saved was checked before; a line that cannot be read any more is passed over. */
export function compileTexts(texts: Omit<OwnershipTexts, 'version' | 'commitMode'>): ProjectRules | null {
  const { rules } = parseRules(texts.rules);
  const { rules: codeowners } = parseCodeowners(texts.codeowners);
  if (rules.length + codeowners.length === 0) return null;
  const { organizationId, autoAssign, changedAt } = texts;
  return { organizationId, autoAssign, changedAt, compiled: compileRules({ rules, codeowners }) };
}
