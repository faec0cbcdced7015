import type { ServerResponse } from 'node:http';
import type { Json } from '../json';
import type { Workspace } from '../workspace';
import { replyJson, replyText } from './reply';

export interface Answer {
  status: number;
  body: Json;
}

/** Answers a call of the app, unless a fault was planned for it. Every call is logged with what came of it. */
export function answerCall(
  workspace: Workspace,
  response: ServerResponse,
  call: { method: string; args: Json },
  work: () => Answer,
): void {
  const log = (outcome: string): void => {
    const args = Object.fromEntries(Object.entries(call.args).filter(([name]) => name !== 'token'));
    workspace.calls.add({ method: call.method, at: workspace.clock(), args, outcome });
  };
  const fault = workspace.faults.take(call.method);
  switch (fault?.kind) {
    case '429':
      log('ratelimited');
      return replyJson(response, 429, { ok: false, error: 'ratelimited' }, { 'Retry-After': String(fault.retryAfter) });
    case '500':
      log('500');
      return replyText(response, 500, 'Internal Server Error');
    case 'hang':
      return log('hang');
    case 'drop':
      log('drop');
      response.destroy();
      return;
    case 'drop_after':
      work();
      log('drop_after');
      response.destroy();
      return;
    case undefined: {
      const { status, body } = work();
      log(body.ok === true ? 'ok' : String(body.error));
      return replyJson(response, status, body);
    }
  }
}
