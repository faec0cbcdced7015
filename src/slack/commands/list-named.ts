import type { Actor } from '../../people/types';
import { issueListPage } from '../issue-list-page';
import type { ListQuery } from '../ids';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findTarget } from './find-target';
import type { ListCommand } from './grammar/types';

/** `/assign mine` and `/assign list`. */
export async function listNamed(request: SlackRequest<CommandPayload>, command: ListCommand): Promise<void> {
  const { whose, projectSlug, page } = command;
  const actor = whose === null ? null : await findTarget(request, whose);
  const query: ListQuery = { holder: holderOf(command, actor), projectSlug, page };
  await request.respond(await issueListPage(request.deps, request.viewer, query));
}

function holderOf({ whose }: ListCommand, actor: Actor | null): ListQuery['holder'] {
  if (whose === null) return { kind: 'anyone' };
  return actor ? { kind: 'actor', actor } : { kind: 'nobody' };
}
