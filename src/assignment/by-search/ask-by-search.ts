import type { Deps } from '../../deps';
import { actorText } from '../../people/actor';
import { findActors } from '../../people/find-actor';
import type { Viewer } from '../../people/types';
import { conflict } from '../../platform/errors';
import { cleanReason } from '../validate';
import { findChanges } from './find-changes';
import { keepPending } from './pending';
import type { SearchQuestion, SearchRequest } from './types';

const SAMPLES = 5;

/**
 * Shows what giving everything that a search finds to somebody would change, and keeps the question for its answer;
 * changes nothing. Refuses at once what could not be done; conflict `nothing_to_change` when all is as it shall be.
 */
export async function askBySearch(deps: Deps, viewer: Viewer, request: SearchRequest): Promise<SearchQuestion> {
  const { organizationId, userId } = viewer;
  const asked = { ...request, reason: cleanReason(request.reason) };
  const now = deps.clock.now();
  const { to, issues, changes, mark } = await findChanges(deps, viewer, asked, now);
  if (changes.length === 0) {
    const all = issues.length === 1 ? 'The one issue that fits is' : `All ${issues.length} issues that fit are`;
    throw conflict('nothing_to_change', `${all} held like that already. Nothing was changed.`);
  }
  const questionId = deps.random.uuid();
  const pending = { ...asked, organizationId, userId, askedAt: now.getTime(), changes: changes.length, mark };
  await keepPending(deps, questionId, pending);

  const first = changes.slice(0, SAMPLES);
  const holders = await findActors(
    deps,
    organizationId,
    first.flatMap(({ holder }) => holder ?? []),
  );
  return {
    questionId,
    to,
    reason: asked.reason,
    found: issues.length,
    projects: new Set(issues.map(({ projectId }) => projectId)).size,
    changes: changes.length,
    handOvers: changes.filter(({ holder }) => holder !== null).length,
    samples: first.map(({ issue: { shortId, title }, holder }) => {
      return { shortId, title, holder: holder && (holders.get(actorText(holder)) ?? null) };
    }),
  };
}
