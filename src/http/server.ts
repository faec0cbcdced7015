import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Deps } from '../deps';
import { createAcceptor, type AcceptLimits } from '../events/accept-events';
import { createProjectGate } from '../events/project-gate';
import type { OrganizationId } from '../platform/ids';
import { allowAnyOrigin } from './cors';
import { sendError } from './error-reply';
import { commitRoutes } from './routes/commits';
import { intakeRoutes } from './routes/intake';
import { metricsRoute } from './routes/metrics';
import { issuePage } from './routes/issue-page';
import { statusRoutes, type Readiness } from './routes/status';

export interface HttpServer {
  server: http.Server;
  /** Resolves with the port, which the system chose when the setting is 0. */
  listen(): Promise<number>;
  /** Takes nothing new, lets what is in hand finish, and cuts what is not done after `CLOSE_MS`. */
  close(): Promise<void>;
}

export interface HttpServerOptions {
  /** Takes `/slack/events` raw: signatures are over the body's bytes. Absent in Socket Mode. */
  slackListener?: (request: http.IncomingMessage, response: http.ServerResponse) => void;
  readiness: Readiness;
  /** Our workspace, once Slack has said which one it is. */
  organizationId: () => OrganizationId | null;
  digester: { nudge(): void };
  limits?: AcceptLimits;
}

const SLACK_PATH = /^\/slack\/events\/?(?:\?|$)/;
/** A header that trickles in, and a whole request that does, are cut. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** As it is sent: 200 characters of a release's name, each as up to four bytes in percent signs. */
const LONGEST_PARAM = 2_400;
const KEEP_ALIVE_MS = 15_000;
const MOST_CONNECTIONS = 2_000;
/** The whole process has 10 s to end (PRODUCT 11). */
const CLOSE_MS = 5_000;

/** One Node server on one port: Slack's deliveries to its listener, everything else to Fastify. */
export function createHttpServer(deps: Deps, options: HttpServerOptions): HttpServer {
  const { slackListener } = options;
  const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  const server = http.createServer(limits);
  const app = Fastify({
    serverFactory: (handler) => {
      server.on('request', (request, response) => {
        if (slackListener && SLACK_PATH.test(request.url ?? '')) slackListener(request, response);
        else handler(request, response);
      });
      return server;
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_PARAM },
    forceCloseConnections: 'idle',
    // An address that cannot be decoded never comes to a route.
    frameworkErrors: (error, _request, reply) => void sendError(deps, reply, error),
    logger: false,
  });
  server.maxConnections = MOST_CONNECTIONS;

  app.setErrorHandler((error, _request, reply) => sendError(deps, reply, error));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ detail: 'There is nothing at this address.' }));
  statusRoutes(app, options.readiness);
  metricsRoute(app, deps);
  issuePage(app, deps, options.organizationId);
  void app.register((scope: FastifyInstance, _options, done) => {
    // Bodies are read by the routes themselves, with their own limits, whatever their content type says.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.addHook('onRequest', (_request, reply, next) => {
      allowAnyOrigin(reply);
      next();
    });
    const gate = createProjectGate(deps);
    commitRoutes(scope, deps, gate);
    intakeRoutes(scope, deps, gate, createAcceptor(deps, options.digester, options.limits));
    done();
  });

  return {
    server,
    async listen() {
      await app.listen({ port: deps.config.port, host: deps.config.host });
      return (server.address() as AddressInfo).port;
    },
    async close() {
      const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      await app.close();
      clearTimeout(cut);
    },
  };
}
