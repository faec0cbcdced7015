import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlApi } from '../control/control-api';
import { isObject, parseJson } from '../json';
import { readBody } from './body';
import { replyJson } from './reply';

/** `POST /control/<what>`: the test driver for other processes. Answers 400 with a sentence when it cannot be done. */
export async function serveControl(
  control: ControlApi,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = parseJson((await readBody(request)) || '{}');
  const operation = Object.hasOwn(control, name) ? control[name] : undefined;
  if (request.method !== 'POST' || !operation) return replyJson(response, 404, { error: 'There is no such control.' });
  // A form of a foreign page cannot send this type.
  const isJson = (request.headers['content-type'] ?? '').includes('application/json');
  if (!isJson || !isObject(body)) return replyJson(response, 400, { error: 'A JSON object is expected.' });
  try {
    replyJson(response, 200, { ok: true, result: (await operation(body)) ?? null });
  } catch (error) {
    replyJson(response, 400, { ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}
