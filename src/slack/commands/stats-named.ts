import { askForStats } from '../../stats/ask-for-stats';
import { getStats } from '../../stats/get-stats';
import { findProjectSubject } from '../../stats/name-of';
import type { StatsSubject } from '../../stats/types';
import { lastDays } from '../../stats/window';
import { notFound } from '../../platform/errors';
import { answerStats } from '../messages/answer-stats';
import type { CommandPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { findTarget } from './find-target';
import type { StatsCommand } from './grammar/types';

/** `/assign stats`: the numbers at once, the picture and the CSV from the queue. */
export async function statsNamed(request: SlackRequest<CommandPayload>, { about, days }: StatsCommand): Promise<void> {
  const { deps, viewer, payload } = request;
  const query = { subject: await subjectOf(request, about), ...lastDays(deps.clock.now(), days) };
  const stats = await getStats(deps, viewer.organizationId, query);
  const isDirect = payload.channelId.startsWith('D');
  await askForStats(deps, viewer, { query, channelId: null });
  await request.respond(answerStats(stats, { isDirect }));
}

async function subjectOf(request: SlackRequest, about: StatsCommand['about']): Promise<StatsSubject> {
  if (about === null) return { kind: 'all' };
  const { deps, viewer } = request;
  if (about.by === 'project') return findProjectSubject(deps, viewer.organizationId, about.slug);
  const team = await findTarget(request, about.team);
  if (team?.type !== 'team') throw notFound('team_not_found', 'There is no such team.');
  return { kind: 'team', id: team.id };
}
