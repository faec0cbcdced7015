import { redrawProjectCards } from '../../cards/redraw-project-cards';
import type { JobHandler } from '../handler';

/** All cards of a project, a few at a time. */
export const redrawCards: JobHandler<'project.redraw-cards'> = (deps, { projectId, below }) =>
  redrawProjectCards(deps, projectId, below);
