import { askBySearch } from '../../assignment/by-search/ask-by-search';
import { actorRef } from '../../people/actor';
import { searchQuestion } from '../messages/search-question';
import type { SlackRequest } from '../request';
import { findQuery, queryText } from './find-query';
import { findTarget } from './find-target';
import type { WhereCommand } from './grammar/types';

/** `/assign where QUERY TARGET`: shows what would happen; nothing does before it is confirmed. */
export async function whereNamed(request: SlackRequest, command: WhereCommand): Promise<void> {
  const { deps, viewer } = request;
  const query = await findQuery(request, command.query);
  const to = await findTarget(request, command.target);
  const question = await askBySearch(deps, viewer, { query, to: to && actorRef(to), reason: command.reason });
  await request.respond(searchQuestion(question, queryText(query)));
}
