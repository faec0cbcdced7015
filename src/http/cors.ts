import type { FastifyInstance, FastifyReply } from 'fastify';

const PREFLIGHT = {
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers':
    'X-Sentry-Auth, X-Requested-With, Origin, Accept, Content-Type, Content-Encoding, Authentication, Authorization, Baggage, Sentry-Trace',
  'access-control-max-age': '3600',
};

/** Keys are public by nature and nothing goes by cookie, so that any page may send. */
export function allowAnyOrigin(reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-sentry-error, x-sentry-rate-limits, retry-after',
    // A page that isolates itself (COEP) could not read the answer otherwise.
    'cross-origin-resource-policy': 'cross-origin',
  });
}

/** Answers a browser's question before it sends. */
export function allowBrowsers(app: FastifyInstance, url: string): void {
  app.options(url, (_request, reply) => reply.headers(PREFLIGHT).code(204).send());
}
