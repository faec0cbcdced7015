import type { Deps } from '../deps';
import { listIssues } from '../issues/list-issues';
import { actorText } from '../people/actor';
import { findActor } from '../people/find-actor';
import type { Actor, Viewer } from '../people/types';
import { notFound } from '../platform/errors';
import { SHOWN } from './blocks/limits';
import type { ListQuery } from './ids';
import { issueList } from './messages/issue-list';
import type { RenderedMessage } from './messages/rendered-message';

/** One page of a list; the last one when the list has become shorter than that. */
export async function issueListPage(deps: Deps, viewer: Viewer, query: ListQuery): Promise<RenderedMessage> {
  const pageSize = SHOWN.listRows;
  const holder = query.holder.kind === 'actor' ? await getHolder(deps, viewer, query.holder.actor) : null;
  const read = (page: number) =>
    listIssues(deps, viewer.organizationId, {
      holder: holder ? { kind: 'actor', actor: holder } : query.holder.kind === 'nobody' ? query.holder : undefined,
      projectSlug: query.projectSlug ?? undefined,
      page,
      pageSize,
    });
  let page = query.page;
  let found = await read(page);
  if (found.issues.length === 0 && found.total > 0) {
    page = Math.ceil(found.total / pageSize);
    found = await read(page);
  }
  const isOwn = holder?.type === 'user' && holder.id === viewer.userId;
  return issueList({ query: { ...query, page }, holder, isOwn, ...found, pageSize });
}

async function getHolder(deps: Deps, viewer: Viewer, ref: Parameters<typeof actorText>[0]): Promise<Actor> {
  const actor = await findActor(deps, viewer.organizationId, ref);
  if (!actor) throw notFound('actor_not_found', `There is no person or team “${actorText(ref)}”.`);
  return actor;
}
