import type { AssignmentSummary } from '../../assignment/types';
import { answerOnce } from '../answer-once';
import type { JobHandler } from '../handler';

/** Confirms an assignment to the person who made it. */
export const answerAssignment: JobHandler<'answer.assignment'> = (deps, { reply, summary }, attempt) =>
  answerOnce(deps, reply, { kind: 'answer-assignment', summary: summary as AssignmentSummary }, attempt);
