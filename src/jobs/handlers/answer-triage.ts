import type { TriageSummary } from '../../triage/types';
import { answerOnce } from '../answer-once';
import type { JobHandler } from '../handler';

/** Confirms a change of status to the person who made it. */
export const answerTriage: JobHandler<'answer.triage'> = (deps, { reply, summary }, attempt) =>
  answerOnce(deps, reply, { kind: 'answer-triage', summary: summary as TriageSummary }, attempt);
