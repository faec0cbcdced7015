import type { JobHandlers } from './handler';
import { answerAssignment } from './handlers/answer-assignment';
import { answerTriage } from './handlers/answer-triage';
import { clearAssignmentCaches } from './handlers/assignment-clear-caches';
import { drawCard } from './handlers/card-draw';
import { writeThreadLine } from './handlers/card-thread-line';
import { noticeBulk } from './handlers/notice-bulk';
import { noticeDirect } from './handlers/notice-direct';
import { noticeLeft } from './handlers/notice-left';
import { noticeTeam } from './handlers/notice-team';
import { postWelcome } from './handlers/welcome-post';

/** Who does which kind of job; the kinds are described in `platform/queue/catalog.ts`. */
export const jobHandlers: JobHandlers = {
  'card.draw': drawCard,
  'card.thread-line': writeThreadLine,
  'notice.direct': noticeDirect,
  'notice.team': noticeTeam,
  'notice.bulk': noticeBulk,
  'notice.left': noticeLeft,
  'answer.assignment': answerAssignment,
  'answer.triage': answerTriage,
  'assignment.clear-caches': clearAssignmentCaches,
  'welcome.post': postWelcome,
};
