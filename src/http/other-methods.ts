import type { FastifyInstance, HTTPMethods } from 'fastify';

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A known path with a wrong method is 405 with what is allowed, not 404. */
export function refuseOtherMethods(app: FastifyInstance, url: string, allowed: readonly HTTPMethods[]): void {
  const method = METHODS.filter((candidate) => !allowed.includes(candidate));
  app.route({
    method,
    url,
    handler: (request, reply) =>
      reply
        .code(405)
        .header('allow', allowed.join(', '))
        .send({ detail: `${request.method} is not possible here.` }),
  });
}
