import type { JobHandler } from '../handler';
import { toChannel } from '../to-channel';

/** The last that is said on a card; also when everything else of its project is gone. */
export const retireCard: JobHandler<'card.retire'> = async (deps, { organizationId, channelId, ts, shortId }) => {
  await toChannel(deps, organizationId, channelId, () =>
    deps.messenger.update({ channelId, ts }, { kind: 'retired-card', shortId }),
  );
};
