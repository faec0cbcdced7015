import { suggestOwners } from '../../assignment/suggest-owners';
import { getIssueView } from '../../issues/get-issue-view';
import { noteAnswer } from '../../leases/note-answer';
import { errorFields } from '../../platform/log';
import type { IssueId } from '../../platform/ids';
import { actions } from '../blocks/elements';
import { isAnswerBlock } from '../ids';
import { sayAtHome } from '../home/at-home';
import { issueDetail } from '../messages/issue-detail';
import type { RenderedMessage } from '../messages/rendered-message';
import { settingsButton } from '../messages/settings-button';
import type { ActionPayload } from '../payloads';
import type { SlackRequest } from '../request';
import { unfurlJob } from '../unfurl-job';
import { homeStateOf } from './change-home';

/**
 * Cards are redrawn by the queue. The other places that show an issue's controls (an answer to `/assign ISSUE`, a direct
 * notice, the App Home) are redrawn here, so that their controls match the state as well (PRODUCT 4.4).
 * @param said the confirmation, which the App Home shows and everywhere else is a message
 */
export async function redrawPlace(
  request: SlackRequest<ActionPayload>,
  issueId: IssueId,
  said: RenderedMessage,
): Promise<void> {
  const { place, blockId, channelId } = request.payload;
  try {
    if (place.type === 'unfurl') return await redrawUnfurl(request, place, issueId);
    if (place.type === 'home') return await sayAtHome(request, said, homeStateOf(request.payload));
    if (blockId.startsWith('lease:')) return await noteAnswer(request.edge.deps, issueId);
    // A row of a list shows what was chosen by itself, and a confirmation says what was.
    if (place.type === 'modal' || blockId.startsWith('row:') || isAnswerBlock(blockId)) return;
    const isDirect = channelId?.startsWith('D') ?? false;
    if (!place.isEphemeral && !(isDirect && place.firstBlock)) return;
    const issue = await getIssueView(request.edge.deps, request.viewer.organizationId, issueId);
    const detail = issueDetail([{ issue, suggested: await suggestOwners(request.edge.deps, issue) }]);
    const message = place.isEphemeral ? detail : inNotice(detail, place.firstBlock);
    await request.respond(message, { replaceOriginal: true });
  } catch (error) {
    // The change itself is done and will be answered: this is only its picture.
    request.deps.log.warn(errorFields(error), 'a message could not be redrawn');
  }
}

/** Below somebody else's message only the queue draws: `chat.unfurl` has a limit, and may be asked again. */
async function redrawUnfurl(
  { edge, viewer }: SlackRequest,
  { channelId, ts, url }: Extract<ActionPayload['place'], { type: 'unfurl' }>,
  issueId: IssueId,
): Promise<void> {
  const { organizationId } = viewer;
  const job = unfurlJob({ organizationId, at: { channelId, ts }, links: [{ url, issueId }] });
  await edge.deps.db.write((tx) => edge.deps.queue.enqueue(tx, [job]));
  edge.deps.queue.nudge();
}

/** A direct notice keeps its sentence above the controls, and what stands below them. */
function inNotice(detail: RenderedMessage, opening: object | null): RenderedMessage {
  const first = opening as RenderedMessage['blocks'][number];
  return { ...detail, blocks: [first, ...detail.blocks, actions([settingsButton])] };
}
