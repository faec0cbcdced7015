import type { OutgoingMessage } from '../../notifications/messages';
import { answerAssignment } from './answer-assignment';
import { answerTriage } from './answer-triage';
import { bulkNotice } from './bulk-notice';
import { directNotice } from './direct-notice';
import { issueCard } from './issue-card';
import { leftNotice } from './left-notice';
import type { RenderedMessage } from './rendered-message';
import { teamNotice } from './team-notice';
import { threadLine } from './thread-line';
import { welcome } from './welcome';

/** Draws what Dibs says on its own. */
export function renderMessage(message: OutgoingMessage): RenderedMessage {
  switch (message.kind) {
    case 'card':
      return issueCard(message.issue, message.suggested);
    case 'thread-line':
      return threadLine(message.issue, message.activity);
    case 'direct-notice':
      return directNotice(message.role, message.issue, message.activity, message.suggested);
    case 'team-notice':
      return teamNotice(message.role, message.team, message.issue, message.activity);
    case 'bulk-notice':
      return bulkNotice(message.role, message.recipient, message.count, message.activity);
    case 'left-notice':
      return leftNotice(message.person, message.issues, message.total);
    case 'answer-assignment':
      return answerAssignment(message.summary);
    case 'answer-triage':
      return answerTriage(message.summary);
    case 'welcome':
      return welcome(message);
  }
}
