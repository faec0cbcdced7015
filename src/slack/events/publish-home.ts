import { listIssues } from '../../issues/list-issues';
import type { Viewer } from '../../people/types';
import { SHOWN } from '../blocks/limits';
import type { Edge } from '../edge';
import { homeView } from '../views/home-view';

/** Draws one person's App Home tab. */
export async function publishHome({ deps, client }: Edge, viewer: Viewer): Promise<void> {
  const holder = { kind: 'actor' as const, actor: { type: 'user' as const, id: viewer.userId } };
  const own = await listIssues(deps, viewer.organizationId, { holder, page: 1, pageSize: SHOWN.listRows });
  await client.views.publish({ user_id: viewer.slackUserId, view: homeView(own) });
}
