import { createHash, timingSafeEqual } from 'node:crypto';
import type { Json } from '../json';
import { Refusal, refuse } from '../refusal';
import type { Workspace } from '../workspace';
import { readArgs, refusalAnswer, type Method } from './method';
import { missingScope } from './scopes';

/** Does what a Web API call asks and gives Slack's answer, good or bad. */
export function callMethod(
  workspace: Workspace,
  { name, method }: { name: string; method: Method | undefined },
  given: Json,
  token: string | null,
): Json {
  try {
    if (!method) return refuse('unknown_method');
    checkToken(workspace, method, token);
    const needed = missingScope(workspace.scopes, name);
    if (needed !== null) {
      return { ok: false, error: 'missing_scope', needed, provided: [...workspace.scopes].join(',') };
    }
    return { ok: true, ...method.run(workspace, readArgs(method, given)) };
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

/** Refuses with Slack's code unless this is the token that the method takes. */
export function checkToken(workspace: Workspace, method: Pick<Method, 'token'>, token: string | null): void {
  const kind = method.token ?? 'bot';
  if (kind === 'none') return;
  if (token === null || token === '') refuse('not_authed');
  const { botToken, appToken } = workspace.secrets;
  const [wanted, other] = kind === 'bot' ? [botToken, appToken] : [appToken, botToken];
  if (same(token, other)) refuse('not_allowed_token_type');
  if (!same(token, wanted)) refuse('invalid_auth');
  if (workspace.facts.get('tokenRevoked') === true) refuse('token_revoked');
}

function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
