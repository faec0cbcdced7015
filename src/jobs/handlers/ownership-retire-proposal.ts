import type { JobHandler } from '../handler';
import { toChannel } from '../to-channel';

/** The last that is said in a proposal, unless its project is restored. */
export const retireProposal: JobHandler<'ownership.retire-proposal'> = async (deps, message) => {
  const { organizationId, channelId, ts } = message;
  await toChannel(deps, organizationId, channelId, () =>
    deps.messenger.update({ channelId, ts }, { kind: 'retired-proposal' }),
  );
};
