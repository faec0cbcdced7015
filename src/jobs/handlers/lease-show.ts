import { warningKey } from '../../leases/jobs';
import { viewWarning } from '../../leases/view-warning';
import { recordDelivered } from '../../leases/warning.store';
import { findReachableUser } from '../../notifications/recipient.store';
import type { JobHandler } from '../handler';

/**
 * "Still on it?", to whoever holds the issues: posted once, then redrawn with what became of them. What cannot be posted
 * now, or not in time, is asked again on another working day.
 */
export const showWarning: JobHandler<'lease.show'> = async (deps, { warningId }, { uncertainSince }) => {
  const { messenger, db, clock } = deps;
  const found = await viewWarning(deps, warningId);
  if (!found) return;
  const { warning, view, mayAsk } = found;
  const message = { kind: 'lease-warning', warning: view } as const;
  if (warning.delivered) return messenger.update(warning.delivered, message);

  const user = await findReachableUser(db.read, warning.userId);
  if (!user) return;
  const { channelId } = await messenger.openDirect(user.slackUserId);
  const key = warningKey(warningId);
  // An earlier job may have been given up in doubt, too.
  const wasTried = warning.askedAt > warning.createdAt;
  const since = uncertainSince ?? (wasTried ? warning.createdAt : null);
  const posted = since && (await messenger.findPosted({ channelId }, key, since));
  if (!posted && !mayAsk) return;
  const ts = posted ?? (await messenger.post({ channelId }, message, key)).ts;
  await db.write((tx) => recordDelivered(tx, warningId, { channelId, ts }, clock.now()));
};
