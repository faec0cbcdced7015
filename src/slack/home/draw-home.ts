import type { HomeView, KnownBlock } from '@slack/types';
import type { Deps } from '../../deps';
import { listQueue } from '../../issues/triage-queue';
import { getSettings } from '../../notifications/get-settings';
import type { Viewer } from '../../people/types';
import { findActiveById } from '../../projects/project.store';
import { SHOWN } from '../blocks/limits';
import { homeView } from '../views/home-view';
import type { HomeState } from './home-state';

/** A project that cannot be found any more is no filter, and a page beyond the end is the last one. */
export async function drawHome(
  deps: Deps,
  viewer: Viewer,
  { tab, filter: asked, page }: HomeState,
  said: readonly KnownBlock[],
): Promise<HomeView> {
  const { projectId } = asked;
  const project = projectId === null ? null : await findActiveById(deps.db.read, viewer.organizationId, projectId);
  const filter = { ...asked, projectId: project?.id ?? null };
  const [queue, settings] = await Promise.all([
    listQueue(deps, viewer, { tab, filter, page, pageSize: SHOWN.listRows }),
    getSettings(deps, viewer),
  ]);
  return homeView({ state: { tab, filter, page: queue.page }, project, queue, settings, said });
}
