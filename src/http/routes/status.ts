import type { FastifyInstance } from 'fastify';
import { refuseOtherMethods } from '../other-methods';

/** Each part and whether it works. */
export type Readiness = () => Promise<Record<string, boolean>>;

/** `/health`: the process answers. `/ready`: 200 when every part works, else 503; the body says which (PRODUCT 11). */
export function statusRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    const parts = await readiness();
    const ready = Object.values(parts).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ ready, parts });
  });
  for (const url of ['/health', '/ready']) refuseOtherMethods(app, url, ['GET']);
}
