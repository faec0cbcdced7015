import { learnFromCorrections } from '../../ownership/learning/learn-from-corrections';
import type { JobHandler } from '../handler';

/** Proposes rules where people correct those there are in always the same way. */
export const learn: JobHandler<'ownership.learn'> = (deps, { projectId }) => learnFromCorrections(deps, projectId);
