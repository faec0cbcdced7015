import { suggestOwners } from '../../assignment/suggest-owners';
import { getIssueView } from '../../issues/get-issue-view';
import { errorFields } from '../../platform/log';
import type { IssueId } from '../../platform/ids';
import { publishHome } from '../events/publish-home';
import { issueDetail } from '../messages/issue-detail';
import type { RenderedMessage } from '../messages/rendered-message';
import type { ActionPayload } from '../payloads';
import type { SlackRequest } from '../request';

/**
 * Cards are redrawn by the queue. The other places that show an issue's controls (an answer to `/assign ISSUE`, a direct
 * notice, the App Home) are redrawn here, so that their controls match the state as well (PRODUCT 4.4).
 */
export async function redrawPlace(request: SlackRequest<ActionPayload>, issueId: IssueId): Promise<void> {
  const { place, blockId, channelId } = request.payload;
  try {
    if (place.type === 'home') return await publishHome(request.edge, request.viewer);
    // A row of a list shows what was chosen by itself.
    if (place.type === 'modal' || blockId.startsWith('row:')) return;
    const isDirect = channelId?.startsWith('D') ?? false;
    if (!place.isEphemeral && !(isDirect && place.firstBlock)) return;
    const issue = await getIssueView(request.edge.deps, request.viewer.organizationId, issueId);
    const detail = issueDetail([{ issue, suggested: await suggestOwners(request.edge.deps, issue) }]);
    const message = place.isEphemeral ? detail : withOpening(detail, place.firstBlock);
    await request.respond(message, { replaceOriginal: true });
  } catch (error) {
    // The change itself is done and will be answered: this is only its picture.
    request.deps.log.warn(errorFields(error), 'a message could not be redrawn');
  }
}

/** The sentence of a direct notice stays above the controls. */
function withOpening(detail: RenderedMessage, opening: object | null): RenderedMessage {
  return { ...detail, blocks: [opening as RenderedMessage['blocks'][number], ...detail.blocks] };
}
