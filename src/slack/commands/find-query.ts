import { findActiveProjectId } from '../../issues/list-issues.store';
import { printTerm } from '../../issues/query/print-query';
import type { Holder, Query, Term } from '../../issues/query/types';
import { actorRef, actorText } from '../../people/actor';
import { notFound } from '../../platform/errors';
import type { SlackRequest } from '../request';
import { findTarget } from './find-target';
import type { QueryHolder } from './grammar/types';

/** The search with the people and teams that it names. Throws not-found when it names somebody, or a project, that is unknown. */
export async function findQuery(request: SlackRequest, query: Query<QueryHolder>): Promise<Query<Holder>> {
  const found: Term<Holder>[] = [];
  for (const term of query) {
    if (term.on === 'project') await assertProject(request, term.slug);
    found.push(term.on === 'holder' ? { ...term, who: await findHolder(request, term.who) } : term);
  }
  return found;
}

async function findHolder(request: SlackRequest, who: QueryHolder): Promise<Holder> {
  if (who.by === 'my-teams') return { kind: 'teams-of', userId: request.viewer.userId };
  const actor = await findTarget(request, who);
  return actor ? { kind: 'actor', actor: actorRef(actor) } : { kind: 'nobody' };
}

async function assertProject({ deps, viewer }: SlackRequest, slug: string): Promise<void> {
  if ((await findActiveProjectId(deps.db.read, viewer.organizationId, slug)) !== null) return;
  throw notFound('project_not_found', `There is no project “${slug}”. Nothing was changed.`);
}

/** As it was understood: what a person reads beside the question. */
export function queryText(query: Query<Holder>): string {
  return query.map((term) => printTerm(term, holderText)).join(' ');
}

function holderText(who: Holder): string {
  switch (who.kind) {
    case 'nobody':
      return 'none';
    case 'teams-of':
      return 'my_teams';
    case 'actor':
      return actorText(who.actor);
  }
}
