import type { IncomingMessage } from 'node:http';
import { MAX_FILE_BYTES } from '../files';
import type { User } from '../model';
import { upload } from '../people/upload';
import { readBytes } from './body';
import { channelFor, PageError, type PageContext } from './page-writes';

const MAX_TEXT = 12_000;
const MAX_NAME = 200;

/** `POST /client/upload?as=&channel=&name=&text=&type=`, with the file itself as the body. */
export async function receiveUpload(
  { workspace, events }: PageContext,
  user: User,
  { searchParams }: URL,
  request: IncomingMessage,
): Promise<{ ok: true }> {
  // A form of a foreign page cannot send this type.
  if (request.headers['content-type'] !== 'application/octet-stream') throw new PageError('A file is expected.');
  const channel = channelFor(workspace, user, searchParams.get('channel'));
  const text = (searchParams.get('text') ?? '').trim();
  if (text.length > MAX_TEXT) throw new PageError('This message is too long to send.');
  const name = (searchParams.get('name') ?? '').slice(0, MAX_NAME) || 'file';
  const mimetype = /^[\w.+-]+\/[\w.+-]+$/.exec(searchParams.get('type') ?? '')?.[0] ?? 'text/plain';
  // One byte more tells a file that is too large from one that just fits.
  const content = await readBytes(request, MAX_FILE_BYTES + 1);
  if (!upload(workspace, events, user, channel, { name, content, mimetype }, text)) {
    throw new PageError(
      content.length === 0 ? 'This file is empty.' : 'This file is too large for the local workspace.',
    );
  }
  return { ok: true };
}
