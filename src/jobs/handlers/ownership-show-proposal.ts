import { findProposal, recordProposalMessage } from '../../ownership/learning/proposal.store';
import { viewProposal } from '../../ownership/learning/view-proposal';
import { findFirstChannel } from '../first-channel';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';
import { toChannel } from '../to-channel';

/** A proposed rule in its project's first channel: posted once, then redrawn with what was decided. */
export const showProposal: JobHandler<'ownership.show-proposal'> = async (deps, { proposalId }, { uncertainSince }) => {
  const { messenger, db } = deps;
  const stored = await findProposal(db.read, proposalId);
  const proposal = stored && (await viewProposal(deps, stored));
  if (!stored || !proposal) return;
  const { organizationId, projectId } = stored;
  const message = { kind: 'rule-proposal', proposal } as const;
  const posted = stored.message;
  if (posted) {
    return toChannel(deps, organizationId, posted.channelId, () => messenger.update(posted, message));
  }
  const channelId = await findFirstChannel(deps, organizationId, projectId);
  if (channelId === null) return;
  await toChannel(deps, organizationId, channelId, async () => {
    const ts = await postOnce(messenger, { channelId }, message, `proposal:${proposalId}`, uncertainSince);
    await db.write((tx) => recordProposalMessage(tx, proposalId, { channelId, ts }));
    // What an earlier attempt posted may be older than what was decided since.
    if (uncertainSince) await messenger.update({ channelId, ts }, message);
    const isGone = (await findProposal(db.read, proposalId)) === null;
    if (isGone) await messenger.update({ channelId, ts }, { kind: 'retired-proposal' });
  });
};
