import type { OutgoingMessage } from '../../notifications/messages';
import { analyticsDigest } from './analytics-digest';
import { answerAssignment } from './answer-assignment';
import { answerTriage } from './answer-triage';
import { bulkNotice } from './bulk-notice';
import { deletionProgress } from './deletion-progress';
import { digest } from './digest';
import { directNotice } from './direct-notice';
import { issueCard } from './issue-card';
import { leaseWarning } from './lease-warning';
import { leftNotice } from './left-notice';
import type { RenderedMessage } from './rendered-message';
import { retiredCard } from './retired-card';
import { retiredProposal, ruleProposal } from './rule-proposal';
import { rulesRun } from './rules-run';
import { statsPost, statsRefused } from './stats';
import { teamNotice } from './team-notice';
import { threadLine } from './thread-line';
import { welcome } from './welcome';

/** Draws what Dibs says on its own. */
export function renderMessage(message: OutgoingMessage): RenderedMessage {
  switch (message.kind) {
    case 'card':
      return issueCard(message.issue, message.suggested);
    case 'digest':
      return digest(message);
    case 'retired-card':
      return retiredCard(message.shortId);
    case 'deletion':
      return deletionProgress(message.deletion);
    case 'thread-line':
      return threadLine(message.issue, message.activity, message.isOfDigest);
    case 'direct-notice':
      return directNotice(message.role, message.recipient, message.issue, message.activity, message.suggested);
    case 'team-notice':
      return teamNotice(message.role, message.team, message.issue, message.activity);
    case 'bulk-notice':
      return bulkNotice(message.role, message.recipient, message.count, message.activity);
    case 'left-notice':
      return leftNotice(message.person, message.issues, message.total);
    case 'lease-warning':
      return leaseWarning(message.warning);
    case 'rules-run':
      return rulesRun(message.run);
    case 'rule-proposal':
      return ruleProposal(message.proposal);
    case 'retired-proposal':
      return retiredProposal();
    case 'analytics-digest':
      return analyticsDigest(message.digest);
    case 'stats':
      return statsPost(message);
    case 'stats-refused':
      return statsRefused(message.channelId);
    case 'answer-assignment':
      return answerAssignment(message.summary, message.absence, message.cardsToRedraw);
    case 'answer-triage':
      return answerTriage(message.summary);
    case 'welcome':
      return welcome(message);
  }
}
