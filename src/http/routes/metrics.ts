import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { renderMetrics } from '../../doctor/render-metrics';
import { refuseOtherMethods } from '../other-methods';

/** `/metrics`, for Prometheus (PRODUCT 11). */
export function metricsRoute(app: FastifyInstance, deps: Deps): void {
  app.get('/metrics', async (_request, reply) => {
    const text = await renderMetrics(deps);
    return reply.header('content-type', deps.meters.registry.contentType).send(text);
  });
  refuseOtherMethods(app, '/metrics', ['GET']);
}
