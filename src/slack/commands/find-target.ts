import { resolveActor } from '../../people/resolve-actor';
import type { Actor } from '../../people/types';
import { isDibsError } from '../../platform/errors';
import { mirrorFromSlack } from '../mirror-from-slack';
import type { SlackRequest } from '../request';
import type { TargetSpec } from './grammar/types';

/** Who is meant; null is nobody. A person who is not mirrored yet is looked up in Slack (PRODUCT 2.1). */
export async function findTarget(request: SlackRequest, target: TargetSpec): Promise<Actor | null> {
  if (target.by === 'nobody') return null;
  try {
    return await resolveActor(request.deps, request.viewer, target);
  } catch (error) {
    const isNew = target.by === 'slack-user' && isDibsError(error) && error.code === 'user_not_mirrored';
    if (!isNew || !(await mirrorFromSlack(request.edge, target.slackUserId))) throw error;
    return resolveActor(request.deps, request.viewer, target);
  }
}
