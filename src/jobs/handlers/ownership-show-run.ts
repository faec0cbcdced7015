import { findReachableUser } from '../../notifications/recipient.store';
import { findRun, recordRunMessage } from '../../ownership/rules-run.store';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';

/** How far new rules are with the open issues, to whoever saved them: posted once, then updated. */
export const showRun: JobHandler<'ownership.show-run'> = async (deps, { runId }, { uncertainSince }) => {
  const { messenger, db } = deps;
  const run = await findRun(db.read, runId);
  if (!run?.total) return;
  const message = { kind: 'rules-run', run } as const;
  if (run.message) return messenger.update(run.message, message);
  // Whom it was not shown to need not hear that it ended early.
  if (run.state === 'replaced' && !uncertainSince) return;
  const user = await findReachableUser(db.read, run.userId);
  if (!user) return;
  const { channelId } = await messenger.openDirect(user.slackUserId);
  const ts = await postOnce(messenger, { channelId }, message, `rules-run:${runId}`, uncertainSince);
  await db.write((tx) => recordRunMessage(tx, runId, { channelId, ts }));
  // What an earlier attempt posted may be older than what was done since.
  if (uncertainSince) await messenger.update({ channelId, ts }, message);
};
