import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, parseJson, textOf } from '../json';
import type { User } from '../model';
import { readBody } from './body';
import { givePageFile } from './page-file';
import { boot, history, thread } from './page-reads';
import { PAGE_WRITES, PageError, type PageContext } from './page-writes';
import { replyJson } from './reply';
import { receiveUpload } from './page-upload';
import { openStream } from './stream';

/** `/client/*`: what the page asks and does. */
export async function servePage(
  context: PageContext,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = url.pathname.slice('/client/'.length);
  try {
    if (request.method === 'GET') return read(context, path, url.searchParams, response);
    if (request.method === 'POST' && path === 'upload') {
      return replyJson(
        response,
        200,
        await receiveUpload(context, personOf(context, url.searchParams.get('as') ?? ''), url, request),
      );
    }
    const write = Object.hasOwn(PAGE_WRITES, path) ? PAGE_WRITES[path] : undefined;
    if (request.method !== 'POST' || !write) return replyJson(response, 404, { error: 'There is nothing here.' });
    if (!(request.headers['content-type'] ?? '').includes('application/json')) throw new PageError('JSON is expected.');
    const body = parseJson(await readBody(request));
    if (!isObject(body)) throw new PageError('JSON is expected.');
    replyJson(response, 200, await write(context, personOf(context, textOf(body.as)), body));
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    replyJson(response, 400, { error: error.message });
  }
}

function read(context: PageContext, path: string, query: URLSearchParams, response: ServerResponse): void {
  const { workspace, reading } = context;
  const user = personOf(context, query.get('as') ?? '');
  switch (path) {
    case 'boot':
      return replyJson(response, 200, boot(workspace, reading, user));
    case 'history':
      if (!query.has('before')) reading.open(user.id, query.get('channel') ?? '');
      return replyJson(response, 200, history(workspace, user, query));
    case 'thread':
      return replyJson(response, 200, thread(workspace, user, query));
    case 'file':
      return givePageFile(workspace, user, query.get('id') ?? '', response);
    case 'stream':
      return openStream(workspace, reading, user, response);
    default:
      return replyJson(response, 404, { error: 'There is nothing here.' });
  }
}

/** Who acts: somebody active; without a name, the first person of the workspace. */
function personOf({ workspace }: PageContext, id: string): User {
  const active = workspace.users.values().filter((user) => !user.deleted && !user.isBot);
  const user = id === '' ? active[0] : active.find((one) => one.id === id);
  if (!user) throw new PageError('There is no such person here, or their account is deactivated.');
  return user;
}
