import type { JobHandlers } from './handler';
import { answerAssignment } from './handlers/answer-assignment';
import { answerTriage } from './handlers/answer-triage';
import { clearAssignmentCaches } from './handlers/assignment-clear-caches';
import { postAlerts } from './handlers/channel-post';
import { drawCard } from './handlers/card-draw';
import { retireCard } from './handlers/card-retire';
import { writeThreadLine } from './handlers/card-thread-line';
import { redrawDigest } from './handlers/digest-draw';
import { unfurlIssues } from './handlers/issue-unfurl';
import { showWarning } from './handlers/lease-show';
import { sweep } from './handlers/lease-sweep';
import { noticeBulk } from './handlers/notice-bulk';
import { noticeDirect } from './handlers/notice-direct';
import { noticeLeft } from './handlers/notice-left';
import { noticeTeam } from './handlers/notice-team';
import { applyOwnership } from './handlers/ownership-apply';
import { learn } from './handlers/ownership-learn';
import { retireProposal } from './handlers/ownership-retire-proposal';
import { showProposal } from './handlers/ownership-show-proposal';
import { showRun } from './handlers/ownership-show-run';
import { purge } from './handlers/project-purge';
import { redrawCards } from './handlers/project-redraw-cards';
import { showDeletion } from './handlers/project-show-deletion';
import { tellChannel } from './handlers/sink-channel';
import { tellWebhook } from './handlers/sink-webhook';
import { shareStats } from './handlers/stats-share';
import { weekly } from './handlers/stats-weekly';
import { postWelcome } from './handlers/welcome-post';

/** Who does which kind of job; the kinds are described in `platform/queue/catalog.ts`. */
export const jobHandlers: JobHandlers = {
  'channel.post': postAlerts,
  'card.draw': drawCard,
  'digest.draw': redrawDigest,
  'card.thread-line': writeThreadLine,
  'notice.direct': noticeDirect,
  'notice.team': noticeTeam,
  'notice.bulk': noticeBulk,
  'notice.left': noticeLeft,
  'answer.assignment': answerAssignment,
  'answer.triage': answerTriage,
  'assignment.clear-caches': clearAssignmentCaches,
  'project.redraw-cards': redrawCards,
  'project.purge': purge,
  'project.show-deletion': showDeletion,
  'card.retire': retireCard,
  'ownership.apply': applyOwnership,
  'ownership.show-run': showRun,
  'ownership.learn': learn,
  'ownership.show-proposal': showProposal,
  'ownership.retire-proposal': retireProposal,
  'lease.sweep': sweep,
  'lease.show': showWarning,
  'sink.channel': tellChannel,
  'sink.webhook': tellWebhook,
  'issue.unfurl': unfurlIssues,
  'stats.share': shareStats,
  'stats.weekly': weekly,
  'welcome.post': postWelcome,
};
