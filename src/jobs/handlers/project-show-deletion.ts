import { findDeletion, recordMessage } from '../../deletion/deletion.store';
import { findReachableUser } from '../../notifications/recipient.store';
import type { JobHandler } from '../handler';
import { postOnce } from '../post-once';

/** The live message about a deletion, to whoever asked for it: posted once, then updated (PRODUCT 9.4). */
export const showDeletion: JobHandler<'project.show-deletion'> = async (deps, { projectId }, { uncertainSince }) => {
  const { messenger, db } = deps;
  const deletion = await findDeletion(db.read, projectId);
  if (!deletion?.startedAt) return;
  const message = { kind: 'deletion', deletion } as const;
  if (deletion.message) return messenger.update(deletion.message, message);
  const user = await findReachableUser(db.read, deletion.requestedById);
  if (!user) return;
  const { channelId } = await messenger.openDirect(user.slackUserId);
  const ts = await postOnce(messenger, { channelId }, message, `deletion:${projectId}`, uncertainSince);
  await db.write((tx) => recordMessage(tx, projectId, { channelId, ts }));
};
