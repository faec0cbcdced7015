import type { FastifyReply } from 'fastify';
import type { Deps } from '../deps';
import { isDibsError, type DibsError, type ErrorKind } from '../platform/errors';
import { errorFields } from '../platform/log';

const STATUS_OF_KIND: Record<ErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

/** Where HTTP is finer than our kinds. */
const STATUS_OF_CODE: Record<string, number> = { missing_key: 401, body_too_large: 413, content_encoding: 415 };

const RETRY_AFTER_SECONDS = '5';

/** The one place where errors become HTTP: `{detail}` with one sentence; a defect of ours shows only a reference. */
export function sendError(deps: Pick<Deps, 'log' | 'random'>, reply: FastifyReply, error: unknown): FastifyReply {
  if (isDibsError(error)) {
    const status = statusOf(error);
    if (status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    // The rest of a body that is too large is not waited for.
    if (status === 413) void reply.header('connection', 'close');
    return reply.code(status).send({ detail: error.sentence });
  }
  const status = httpStatusOf(error);
  if (status !== null) return reply.code(status).send({ detail: 'The request could not be read.' });
  const ref = deps.random.hex(2);
  deps.log.error({ ref, ...errorFields(error) }, 'a request failed');
  return reply.code(500).send({ detail: `That failed on our side, ref ${ref}.` });
}

const statusOf = (error: DibsError) => STATUS_OF_CODE[error.code] ?? STATUS_OF_KIND[error.kind];

/** Fastify's own refusals (a bad URL, an unreadable content type) carry a 4xx status. */
function httpStatusOf(error: unknown): number | null {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}
