import { z } from 'zod';
import { invalid, notFound, unavailable } from '../../platform/errors';
import { classifyError } from '../classify-error';
import type { SlackRequest } from '../request';

const text = z.string().max(10_000);
const shape = z.object({
  name: text.nullish(),
  user: text.nullish(),
  size: z.number().nonnegative().nullish(),
  mimetype: text.nullish(),
  mode: text.nullish(),
  is_external: z.boolean().nullish(),
  file_access: text.nullish(),
  url_private_download: text.nullish(),
});

const GONE = /^(?:file_not_found|file_deleted)$/;

const gone = () =>
  notFound('file_gone', 'This file is not in Slack any more. Nothing was saved; please send it again.');
const hidden = () => invalid('file_hidden', 'Slack does not let me see this file. Nothing was saved.');

/** The file, when it can be read and this very person uploaded it. Throws one sentence otherwise. */
export async function findUpload(
  request: SlackRequest,
  fileId: string,
): Promise<{ name: string; url: string; size: number }> {
  const file = shape.parse(await askSlack(request, fileId));
  const { mode, mimetype, url_private_download: url } = file;
  if (mode === 'tombstone' || GONE.test(file.file_access ?? '')) throw gone();
  if (file.is_external || mode === 'external') {
    throw invalid(
      'file_external',
      'This file is only linked in Slack. Please upload the file itself. Nothing was saved.',
    );
  }
  if (mode === 'hidden_by_limit' || file.file_access === 'access_denied') throw hidden();
  // Whose id it is comes from Slack, but the id itself from a button: nobody reads the files of others by it.
  if (file.user !== request.sender.slackUserId) {
    throw invalid('file_of_another', 'I only take a file that you uploaded yourself. Nothing was saved.');
  }
  const isMedia = /^(?:image|audio|video|font)\//.test(mimetype ?? '');
  if (isMedia || (mode && !['hosted', 'snippet'].includes(mode))) {
    throw invalid('file_not_text', 'This is not a text file. Nothing was saved.');
  }
  if (!url) throw hidden();
  return { name: file.name ?? 'CODEOWNERS', url, size: file.size ?? 0 };
}

async function askSlack({ edge }: SlackRequest, fileId: string): Promise<unknown> {
  try {
    return (await edge.client.files.info({ file: fileId })).file;
  } catch (error) {
    const { reason } = classifyError(error);
    if (GONE.test(reason)) throw gone();
    if (reason === 'access_denied') throw hidden();
    if (reason === 'missing_scope') {
      throw unavailable(
        'files_scope',
        'I may not read files here: the app needs the scope files:read. Nothing was saved.',
      );
    }
    edge.deps.log.warn({ reason }, 'a file could not be looked up');
    throw unavailable(
      'slack_unreachable',
      'Slack did not give me the file in time. Nothing was saved; please try again.',
    );
  }
}
