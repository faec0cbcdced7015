import { decodeHomeState, FIRST_STATE, type HomeState } from '../home/home-state';
import { decodeProject } from '../ids';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { isAnyProject, readAge, readLevel } from '../views/home-filters';
import { outdatedControl } from './outdated';

/** Tabs, filters and pages of the App Home; the one that is clicked is redrawn in place. */
const changeHome =
  (read: (value: string | null, before: HomeState) => HomeState | null): Handler<ActionPayload> =>
  async ({ edge, viewer, payload }) => {
    const state = read(payload.value, homeStateOf(payload));
    if (state === null) throw outdatedControl();
    await edge.homes.show(viewer, { state, said: [] });
  };

/** What the person looked at when acting. */
export function homeStateOf({ place }: ActionPayload): HomeState {
  return (place.type === 'home' ? decodeHomeState(place.metadata) : null) ?? FIRST_STATE;
}

/** The buttons carry where they lead. */
export const goToHome = changeHome(decodeHomeState);

const filterBy = (read: (value: string | null) => Partial<HomeState['filter']> | null) =>
  changeHome((value, { tab, filter }) => {
    const change = read(value);
    return change && { tab, filter: { ...filter, ...change }, page: 1 };
  });

export const filterByLevel = filterBy(readLevel);
export const filterByAge = filterBy(readAge);
export const filterByProject = filterBy((value) => {
  const projectId = isAnyProject(value) ? null : decodeProject(value);
  return projectId === null && !isAnyProject(value) ? null : { projectId };
});
