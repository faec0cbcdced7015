import type { IncomingMessage, ServerResponse } from 'node:http';
import { conversationOf } from '../channels';
import { parseJson, textOf, type Json } from '../json';
import { useResponseUrl } from '../response-urls';
import { callMethod } from '../web-api/call';
import type { Method } from '../web-api/method';
import { METHODS } from '../web-api/methods';
import type { Workspace } from '../workspace';
import { readBody, readFields } from './body';
import { answerCall } from './disturb';
import { replyJson } from './reply';

/** `POST /api/<method>`: the Web API as the app calls it. */
export async function serveApi(
  workspace: Workspace,
  openConnection: Method,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrivedAt = workspace.clock();
  const contentType = request.headers['content-type'] ?? '';
  const fields = readFields(await readBody(request), contentType);
  if (request.method !== 'POST' || fields === undefined) {
    return replyJson(response, 200, { ok: false, error: fields ? 'invalid_form_data' : 'invalid_json' });
  }
  const method = name === 'apps.connections.open' ? openConnection : METHODS.get(name);
  const args = readable(fields);
  const retryAfter = workspace.limits.refuses(name, conversationOf(workspace, textOf(args.channel)), arrivedAt);
  answerCall(workspace, response, { method: name, args, retryAfter }, () => ({
    status: 200,
    body: callMethod(workspace, { name, method }, fields, tokenOf(request, fields)),
    headers: { 'x-oauth-scopes': [...workspace.scopes].join(',') },
  }));
}

function tokenOf(request: IncomingMessage, fields: Json): string | null {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (textOf(fields.token) || null);
}

/** For the log: JSON text in form fields opened up. */
function readable(fields: Json): Json {
  const open = (value: unknown): unknown =>
    typeof value === 'string' && /^[[{]/.test(value) ? (parseJson(value) ?? value) : value;
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, open(value)]));
}

/** `POST /response/<secret>`: a delayed answer. */
export async function serveResponseUrl(
  workspace: Workspace,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = parseJson(await readBody(request));
  const args = { secret, ...(typeof body === 'object' ? body : {}) };
  answerCall(workspace, response, { method: 'response_url', args }, () => useResponseUrl(workspace, secret, body));
}
