import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { admitKey, unknownKey, type ProjectGate } from '../../events/project-gate';
import { createQuota } from '../../events/quota';
import { sentryKeyOf } from '../../events/sentry-auth';
import { readCommits, readVersion } from '../../ownership/read-commits';
import { registerCommits } from '../../ownership/register-commits';
import { isMissingParent } from '../../platform/db/db-errors';
import { invalid } from '../../platform/errors';
import { createBodyBudget, type BodyLease } from '../body-budget';
import { refuseOtherMethods } from '../other-methods';
import { readBody } from '../read-body';

const MOST_BYTES_IN_HAND = 16 * 1024 * 1024;
/** Of one project: a build sends one, or a few when it has many commits. */
const REQUESTS_PER_MINUTE = 30;

interface Route {
  Params: { projectId: string; version: string };
  Querystring: { sentry_key?: unknown };
}

/** Where a build says which commits a release has. */
export function commitRoutes(app: FastifyInstance, deps: Deps, gate: ProjectGate): void {
  const newLease = createBodyBudget(MOST_BYTES_IN_HAND);
  const quota = createQuota(deps.clock, REQUESTS_PER_MINUTE);
  const url = '/api/:projectId/releases/:version/commits';

  async function take(request: FastifyRequest<Route>, reply: FastifyReply, lease: BodyLease): Promise<object> {
    const { projectId } = request.params;
    const key = sentryKeyOf(String(request.headers['x-sentry-auth'] ?? ''), request.query.sentry_key);
    if (key === null) throw invalid('missing_key', 'The request names no key (X-Sentry-Auth or sentry_key).');
    await admitKey(gate, projectId, key);
    const wait = quota.take(projectId, 1);
    if (wait > 0) {
      void reply.code(429).header('retry-after', wait);
      return { detail: `Too many registrations; send no more for ${wait} seconds.` };
    }
    const version = readVersion(request.params.version);
    const commits = readCommits(await readBody(request.raw, lease), deps.clock.now());
    return registerCommits(deps, projectId, { version, commits }).catch((error: unknown) => {
      throw isMissingParent(error) ? unknownKey() : error;
    });
  }

  refuseOtherMethods(app, url, ['POST']);
  app.post<Route>(url, async (request, reply) => {
    const lease = newLease();
    try {
      return await take(request, reply, lease);
    } finally {
      lease.release();
    }
  });
}
