import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import type { AcceptEvents } from '../../events/accept-events';
import { admitKey, type ProjectGate } from '../../events/project-gate';
import { readEnvelope, readStoreBody, type Submission } from '../../events/read-submission';
import { sentryKeyOf } from '../../events/sentry-auth';
import { invalid } from '../../platform/errors';
import type { Random } from '../../platform/random';
import { createBodyBudget, type BodyLease } from '../body-budget';
import { allowBrowsers } from '../cors';
import { refuseOtherMethods } from '../other-methods';
import { readBody } from '../read-body';

/** All bodies in hand together; one is at most two megabytes (as sent, and unpacked). */
const MOST_BYTES_IN_HAND = 64 * 1024 * 1024;

type IntakeRequest = FastifyRequest<{ Params: { projectId: string }; Querystring: { sentry_key?: unknown } }>;
type ReadSubmission = (bytes: Buffer, random: Random) => Submission;

/** What Sentry's SDKs talk to (PRODUCT 5.1). */
export function intakeRoutes(app: FastifyInstance, deps: Deps, gate: ProjectGate, accept: AcceptEvents): void {
  const newLease = createBodyBudget(MOST_BYTES_IN_HAND);

  const admit = (projectId: string, key: string) => admitKey(gate, projectId, key);

  async function take(
    request: IntakeRequest,
    reply: FastifyReply,
    read: ReadSubmission,
    lease: BodyLease,
  ): Promise<object> {
    const { projectId } = request.params;
    const key = sentryKeyOf(String(request.headers['x-sentry-auth'] ?? ''), request.query.sentry_key);
    // A key outside the body is checked before the body costs anything.
    if (key !== null) await admit(projectId, key);
    const submission = read(await readBody(request.raw, lease), deps.random);
    if (key === null) {
      if (submission.dsnKey === null)
        throw invalid('missing_key', 'The request names no key (X-Sentry-Auth, sentry_key or dsn).');
      await admit(projectId, submission.dsnKey);
    }
    const result = await accept(projectId, submission.events);
    if (!result.accepted) {
      void reply.code(429).header('retry-after', result.retryAfterSeconds);
      void reply.header('x-sentry-rate-limits', `${result.retryAfterSeconds}:error:project`);
      return { detail: `Too many events; send no more for ${result.retryAfterSeconds} seconds.` };
    }
    return submission.id === null ? {} : { id: submission.id };
  }

  for (const [url, read] of [
    ['/api/:projectId/envelope', readEnvelope],
    ['/api/:projectId/store', readStoreBody],
  ] as const) {
    allowBrowsers(app, url);
    refuseOtherMethods(app, url, ['POST', 'OPTIONS']);
    app.post<{ Params: { projectId: string }; Querystring: { sentry_key?: unknown } }>(url, async (request, reply) => {
      const lease = newLease();
      try {
        return await take(request, reply, read, lease);
      } finally {
        lease.release();
      }
    });
  }
}
