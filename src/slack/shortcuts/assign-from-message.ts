import { SHOWN } from '../blocks/limits';
import { findIssuesOfMessage } from '../find-issues-of-message';
import { openModal } from '../open-modal';
import type { ShortcutPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { assignModal } from '../views/assign-modal';

/** *Assign issue…* in the menu of any message: the form of `/assign` with the issues of the message chosen already. */
export const assignFromMessage: Handler<ShortcutPayload> = async (request) => {
  const { channelId, responseUrl, expiresAt } = request.reply;
  await openModal(request, 'Assign issues', async () => {
    const issues = await findIssuesOfMessage(request);
    return assignModal({ issueIds: [], channelId, responseUrl, expiresAt }, { issues, hint: hintFor(issues.length) });
  });
};

function hintFor(found: number): string | undefined {
  if (found === 0) return 'I found no issue in that message. Choose one here.';
  return found > SHOWN.issues ? `That message names ${found} issues. The first ${SHOWN.issues} are chosen.` : undefined;
}
