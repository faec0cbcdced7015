import type { Deps } from '../deps';
import type { Reader } from '../platform/db/database';
import type { OrganizationId, ProjectId } from '../platform/ids';
import { parseRules } from './parse-rules';
import { printOwner } from './read-owner';
import { resolveOwners } from './resolve-owners';
import type { RuleError } from './types';

/** Every error of a rules text, unknown owners included, in the order of the text; empty when it can be saved (PRODUCT 6.6). */
export function checkRules(
  deps: Pick<Deps, 'db'>,
  organizationId: OrganizationId,
  projectId: ProjectId,
  text: string,
): Promise<RuleError[]> {
  return findErrors(deps.db.read, organizationId, projectId, text);
}

export async function findErrors(
  db: Reader,
  organizationId: OrganizationId,
  projectId: ProjectId,
  text: string,
): Promise<RuleError[]> {
  const { rules, errors } = parseRules(text);
  const resolve = await resolveOwners(
    db,
    organizationId,
    projectId,
    rules.flatMap(({ owners }) => owners),
  );
  const lines = text.split(/\r\n?|\n/);
  const unknown = rules.flatMap(({ line, owners }) =>
    owners
      .filter((owner) => resolve(owner) === null)
      .map((owner): RuleError => {
        const name = printOwner(owner);
        // The owners stand at the end of the line, in whatever case.
        const at = (lines[line - 1] ?? '').toLowerCase().lastIndexOf(name);
        const column = at < 0 ? 1 : [...(lines[line - 1] ?? '').slice(0, at)].length + 1;
        return { line, column, message: `Nobody can be assigned here for ${name}.` };
      }),
  );
  return [...errors, ...unknown].sort((a, b) => a.line - b.line || a.column - b.column);
}
