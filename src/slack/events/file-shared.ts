import { requireAdmin } from '../../people/permissions';
import { invalid } from '../../platform/errors';
import { parseUpload } from '../commands/admin-grammar/parse-upload';
import { previewUpload } from '../files/preview-upload';
import { readUpload } from '../files/read-upload';
import { askForProject } from '../messages/admin/upload-preview';
import type { FilePayload } from '../payloads';
import type { Handler } from '../steps/step';

/** A CODEOWNERS file dropped into the conversation with Dibs: shows what it would change, or asks for the project. */
export const onFileShared: Handler<FilePayload> = async (request) => {
  const { deps, viewer, payload, edge } = request;
  await requireAdmin(deps, viewer);
  const asked = parseUpload(payload.text);
  if (asked === null) {
    const how = 'Beside a CODEOWNERS file write “codeowners” and the slug of the project, or nothing.';
    throw invalid('upload_unreadable', `I did not understand what you wrote. ${how} Nothing was saved.`);
  }
  const [fileId, another] = payload.fileIds;
  if (fileId === undefined || another !== undefined) {
    throw invalid('one_file', 'One file at a time, please. Nothing was saved.');
  }
  const upload = await readUpload(request, fileId);
  const message = asked.slug === null ? askForProject(upload) : await previewUpload(request, upload, asked.slug);
  await edge.client.chat.postMessage({ channel: payload.channelId, unfurl_links: false, ...message });
};
