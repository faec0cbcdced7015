import { isObject, parseJson, type Json } from '../json';
import { type Refusal, refuse } from '../refusal';
import type { Workspace } from '../workspace';

/** How an argument travels: `json` values may be JSON text in a form, or plain in a JSON body. */
export type ArgKind = 'text' | 'json' | 'flag' | 'number';

export interface Method {
  args: Record<string, ArgKind>;
  /** Arguments that must be there and not empty, with the code to refuse with. */
  needs?: Record<string, string>;
  /** The token it takes; the bot's unless said otherwise. */
  token?: 'bot' | 'app' | 'none';
  run(workspace: Workspace, args: Args): Json;
}

/** Arguments of one call, typed by the method's table. */
export interface Args {
  text(name: string): string;
  /** Undefined when the argument was not given. */
  maybe(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: string, otherwise: number): number;
  json(name: string): unknown;
}

const BAD_JSON: Record<string, string> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
};

/** Arguments that every method takes; Bolt's clients add the team to all calls. */
const COMMON = new Set(['token', 'team_id']);

export function readArgs(method: Method, given: Json): Args {
  const unknown = Object.keys(given).filter((name) => !COMMON.has(name) && method.args[name] === undefined);
  if (unknown.length > 0) {
    refuse(
      'invalid_arguments',
      unknown.map((name) => `[ERROR] unknown argument: ${name}`),
    );
  }
  const values = new Map<string, unknown>();
  for (const [name, kind] of Object.entries(method.args)) {
    if (given[name] !== undefined && given[name] !== null) values.set(name, readArg(name, kind, given[name]));
  }
  for (const [name, code] of Object.entries(method.needs ?? {})) {
    const value = values.get(name);
    if (value === undefined || value === '') refuse(code, [`[ERROR] missing required field: ${name}`]);
  }
  return {
    text: (name) => (values.get(name) as string | undefined) ?? '',
    maybe: (name) => values.get(name) as string | undefined,
    flag: (name) => values.get(name) === true,
    number: (name, otherwise) => (values.get(name) as number | undefined) ?? otherwise,
    json: (name) => values.get(name),
  };
}

function readArg(name: string, kind: ArgKind, value: unknown): unknown {
  const wrong = (): never => refuse('invalid_arguments', [`[ERROR] must be a ${kind} [json-pointer:/${name}]`]);
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : wrong();
    case 'flag':
      if (['true', '1', 1, true].includes(value as string)) return true;
      return ['false', '0', '', 0, false].includes(value as string) ? false : wrong();
    case 'number':
      return value !== '' && Number.isInteger(Number(value)) ? Number(value) : wrong();
    case 'json': {
      const parsed = typeof value === 'string' ? parseJson(value) : value;
      const fits = isObject(parsed) || Array.isArray(parsed);
      return fits
        ? parsed
        : refuse(BAD_JSON[name] ?? 'invalid_arguments', [`[ERROR] must be JSON [json-pointer:/${name}]`]);
    }
  }
}

/** Slack's answer to a refused call. */
export function refusalAnswer(refusal: Refusal): Json {
  if (refusal.messages.length === 0) return { ok: false, error: refusal.code };
  return {
    ok: false,
    error: refusal.code,
    errors: refusal.messages.map((message) => message.replace(/^\[ERROR\] /, '')),
    response_metadata: { messages: refusal.messages },
  };
}
