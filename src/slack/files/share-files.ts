import type { WebClient } from '@slack/web-api';
import { DeliveryError, type FileToShare } from '../../notifications/messenger';
import { classifyNetwork, classifyStatus } from '../classify-error';
import type { RenderedMessage } from '../messages/rendered-message';

const TIMEOUT_MS = 9_000;

/**
 * Posts one message with files, in the three steps that Slack wants: an address for each, the content to it, and the message.
 * Such a message carries no metadata; it is known by the name of its first file. Until the last step nothing can be seen.
 */
export async function shareFiles(
  client: WebClient,
  post: typeof fetch,
  channelId: string,
  { blocks }: RenderedMessage,
  files: readonly FileToShare[],
): Promise<void> {
  const uploaded: { id: string; title: string }[] = [];
  for (const file of files) uploaded.push({ id: await upload(client, post, file), title: file.title });
  const [first, ...rest] = uploaded;
  if (!first) throw new DeliveryError('rejected', 'no_files');
  await client.files.completeUploadExternal({ channel_id: channelId, files: [first, ...rest], blocks });
}

async function upload(client: WebClient, post: typeof fetch, { name, content, altText }: FileToShare): Promise<string> {
  // The library's types have another name for it than Slack.
  const alt = altText === undefined ? {} : { alt_txt: altText };
  const asked = await client.files.getUploadURLExternal({ filename: name, length: content.length, ...alt });
  if (!asked.upload_url || !asked.file_id) throw new DeliveryError('temporary', 'no_upload_url');
  await send(post, asked.upload_url, content);
  return asked.file_id;
}

/** Without the token: the address is the permission. */
async function send(post: typeof fetch, url: string, content: Buffer): Promise<void> {
  let response: Response;
  try {
    const body = new Uint8Array(content);
    const headers = { 'content-type': 'application/octet-stream' };
    response = await post(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.arrayBuffer();
  } catch (error) {
    throw unseen(classifyNetwork(error));
  }
  if (!response.ok) throw unseen(classifyStatus(response.status, response.headers.get('retry-after')));
}

/** Whatever became of the content: nobody can see it yet. */
const unseen = ({ failure, reason, detail }: DeliveryError) =>
  new DeliveryError(failure, reason, { ...detail, uncertain: false });
