import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../refusal';
import { checkToken } from '../web-api/call';
import type { Workspace } from '../workspace';
import { readBytes } from './body';
import { replyText } from './reply';

/** `GET /files-pri/T…-F…/…`: a file's content, with the app's token; without it the way leads to a page, as with Slack. */
export function serveUpload(
  workspace: Workspace,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, id = ''] = /^[A-Z0-9]+-([A-Z0-9]+)\//.exec(path) ?? [];
  const [, token = null] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  try {
    checkToken(workspace, {}, token);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response.writeHead(302, { Location: `${workspace.origin}/?redir=${encodeURIComponent(path)}` }).end();
    return;
  }
  const file = workspace.files.get(id);
  if (request.method !== 'GET' || !file || file === 'deleted')
    return replyText(response, 404, 'There is no such file.');
  response.writeHead(200, {
    'Content-Type': file.mimetype,
    'Content-Length': file.size,
    'Content-Disposition': 'attachment',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(file.content);
}

/** `POST /upload/F…-secret`: the content of a file that the app announced. The secret is the permission. */
export async function receiveContent(
  workspace: Workspace,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, id = '', secret] = /^([A-Z0-9]+)-([\w-]+)$/.exec(path) ?? [];
  const upload = workspace.files.pending.get(id);
  if (request.method !== 'POST' || !upload || upload.secret !== secret)
    return replyText(response, 404, 'There is no such upload.');
  const content = await readBytes(request, upload.length);
  if (content.length !== upload.length) return replyText(response, 400, 'This is not as long as it was said to be.');
  upload.content = content;
  replyText(response, 200, `OK - ${content.length}`);
}
