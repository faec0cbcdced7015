import { previewRules } from '../../assignment/preview-rules';
import { getOwnership } from '../../ownership/get-ownership';
import { uploadPreview } from '../messages/admin/upload-preview';
import type { RenderedMessage } from '../messages/rendered-message';
import type { SlackRequest } from '../request';
import type { UploadedText } from './read-upload';

/** What the file would change in the project with this slug. */
export async function previewUpload(
  { deps, viewer }: SlackRequest,
  { fileId, name, text, digest }: UploadedText,
  slug: string,
): Promise<RenderedMessage> {
  const saved = await getOwnership(deps, viewer.organizationId, slug);
  const { projectId, autoAssign, updatedAt } = saved;
  const preview = await previewRules(deps, viewer, { slug: saved.slug, text: 'codeowners', value: text });
  const savedAt = updatedAt?.getTime() ?? null;
  return uploadPreview({ fileId, projectId, digest, savedAt, name }, preview, { autoAssign });
}
