import type { Reader } from '../platform/db/database';
import type { Project } from '../projects/types';
import { printOwner } from './read-owner';
import { resolveOwners } from './resolve-owners';
import type { AnyOwner, AnyRule, CodeownersRule, OwnershipRule } from './types';
import type { OwnershipView } from './views';

/** Owners that nobody can be assigned for, each once, with the lines that name them. */
export async function findStaleOwners(
  db: Reader,
  project: Pick<Project, 'id' | 'organizationId'>,
  { rules, codeowners }: { rules: readonly OwnershipRule[]; codeowners: readonly CodeownersRule[] },
): Promise<OwnershipView['stale']> {
  const all = [...rules, ...codeowners].flatMap(({ owners }): readonly AnyOwner[] => owners);
  const resolve = await resolveOwners(db, project.organizationId, project.id, all);
  const found = new Map<string, { owner: string; text: 'rules' | 'codeowners'; lines: number[] }>();
  const look = (text: 'rules' | 'codeowners', rule: AnyRule) => {
    for (const one of rule.owners as readonly AnyOwner[]) {
      if (resolve(one) !== null) continue;
      const owner = printOwner(one);
      const entry = found.get(`${text} ${owner}`) ?? { owner, text, lines: [] };
      entry.lines.push(rule.line);
      found.set(`${text} ${owner}`, entry);
    }
  };
  for (const rule of rules) look('rules', rule);
  for (const rule of codeowners) look('codeowners', rule);
  return [...found.values()];
}
