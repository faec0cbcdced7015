import type { ServerResponse } from 'node:http';
import type { Json } from '../json';
import type { Workspace } from '../workspace';
import { replyJson, replyText } from './reply';

export interface Answer {
  status: number;
  body: Json;
  headers?: Record<string, string>;
}

export interface IncomingCall {
  method: string;
  args: Json;
  /** Whole seconds to wait when it comes beyond a limit that is enforced. */
  retryAfter?: number | null;
}

/**
 * Answers a call of the app, unless it comes too often or a fault is due. Every call is logged with what came of it.
 */
export function answerCall(
  workspace: Workspace,
  response: ServerResponse,
  call: IncomingCall,
  work: () => Answer,
): void {
  const log = (outcome: string): void => {
    const args = Object.fromEntries(Object.entries(call.args).filter(([name]) => name !== 'token'));
    workspace.tally.add(call.method, outcome);
    workspace.calls.add({ method: call.method, at: workspace.clock(), args, outcome });
  };
  const refuse = (retryAfter: number): void => {
    log('ratelimited');
    replyJson(response, 429, { ok: false, error: 'ratelimited' }, { 'Retry-After': String(retryAfter) });
  };
  const fail = (outcome: string): void => {
    log(outcome);
    replyText(response, 500, 'Internal Server Error');
  };
  const drop = (outcome: string): void => {
    log(outcome);
    response.destroy();
  };
  const reply = ({ status, body, headers }: Answer, delayMs = 0): void => {
    log(body.ok === true ? 'ok' : String(body.error));
    if (delayMs === 0) return replyJson(response, status, body, headers);
    const timer = setTimeout(() => replyJson(response, status, body, headers), delayMs);
    response.once('close', () => clearTimeout(timer));
  };
  if (typeof call.retryAfter === 'number') return refuse(call.retryAfter);
  const fault = workspace.faults.take(call.method);
  switch (fault?.kind) {
    case '429':
      return refuse(fault.retryAfter);
    case 'refuse': {
      const { error, needed } = fault;
      log(error);
      return replyJson(response, 200, { ok: false, error, ...(needed === undefined ? {} : { needed }) });
    }
    case '500':
      return fail('500');
    case '500_after':
      work();
      return fail('500_after');
    case 'hang':
      return log('hang');
    case 'drop':
      return drop('drop');
    case 'drop_after':
      work();
      return drop('drop_after');
    case 'slow':
      return reply(work(), fault.ms);
    case undefined:
      return reply(work());
  }
}
