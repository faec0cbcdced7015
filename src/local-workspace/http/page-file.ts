import type { ServerResponse } from 'node:http';
import type { User } from '../model';
import type { Workspace } from '../workspace';
import { replyText } from './reply';

/** What a browser may show by itself; everything else is downloaded. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** `GET /client/file?as=&id=`: a file's content, for who is in its conversation. */
export function givePageFile(workspace: Workspace, user: User, id: string, response: ServerResponse): void {
  const file = workspace.files.get(id);
  const isHere =
    file && file !== 'deleted' && (workspace.channels.get(file.channel)?.members.includes(user.id) ?? false);
  if (!isHere) return replyText(response, 404, 'There is no such file.');
  const isPicture = PICTURES.has(file.mimetype);
  response.writeHead(200, {
    'Content-Type': isPicture ? file.mimetype : 'application/octet-stream',
    'Content-Length': file.size,
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=3600',
  });
  response.end(file.content);
}
