import { savePreviewed } from '../../ownership/save-previewed';
import { requireAdmin } from '../../people/permissions';
import { conflict } from '../../platform/errors';
import { decodeSlug, decodeUpload, decodeUploadBlock } from '../admin-ids';
import { previewUpload } from '../files/preview-upload';
import { readUpload } from '../files/read-upload';
import { done } from '../messages/admin/done';
import { ownershipSaved } from '../messages/admin/ownership-detail';
import type { ActionPayload } from '../payloads';
import type { Handler } from '../steps/step';
import { outdatedControl } from './outdated';

/** The project of an uploaded file was chosen: the preview takes the question's place. */
export const chooseUploadProject: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const [fileId, slug] = [decodeUploadBlock(payload.blockId), decodeSlug(payload.value)];
  if (fileId === null || slug === null) throw outdatedControl();
  await requireAdmin(deps, viewer);
  const preview = await previewUpload(request, await readUpload(request, fileId), slug);
  await request.respond(preview, { replaceOriginal: true });
};

/** Saves the file whose preview was shown, as Slack has it now: it must say the same. */
export const saveUpload: Handler<ActionPayload> = async (request) => {
  const { deps, viewer, payload } = request;
  const asked = decodeUpload(payload.value);
  if (asked === null) throw outdatedControl();
  await requireAdmin(deps, viewer);
  const { text, digest } = await readUpload(request, asked.fileId);
  if (digest !== asked.digest) {
    throw conflict('file_changed', 'The file was changed since the preview. Nothing was saved; please send it again.');
  }
  const { projectId, savedAt } = asked;
  const saved = await savePreviewed(deps, viewer, { projectId, savedAt, text: 'codeowners', value: text });
  await request.respond(ownershipSaved(saved, 'codeowners'), { replaceOriginal: true });
};

export const dropUpload: Handler<ActionPayload> = (request) =>
  request.respond(done('Nothing was saved.'), { replaceOriginal: true });
