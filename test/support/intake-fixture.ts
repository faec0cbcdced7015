import http from 'node:http';
import type { AcceptLimits } from '../../src/events/accept-events';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server';
import type { Organization } from '../../src/organizations/types';
import type { Project } from '../../src/projects/types';
import { testDeps, type TestDeps } from './deps';
import { makeOrganization, makeProject } from './factory';

export interface IntakeFixture {
  deps: TestDeps;
  file: string;
  server: HttpServer;
  organization: Organization;
  project: Project;
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** What a Sentry SDK is given. */
  dsn: string;
  /** How often the digester was told of new events. */
  nudges(): number;
  cleanup(): Promise<void>;
}

/** The HTTP server on a free port, with one project; nothing is digested. */
export async function intakeFixture(
  options: Partial<Omit<HttpServerOptions, 'digester'>> & {
    limits?: AcceptLimits;
    startDigester?: (deps: TestDeps) => { nudge(): void; stop(): Promise<void> };
  } = {},
): Promise<IntakeFixture> {
  const { deps, file, cleanup } = await testDeps();
  const organization = await makeOrganization(deps);
  const project = await makeProject(deps, organization, 'shop', { channels: ['C0SHOP'] });
  const digester = options.startDigester?.(deps);
  let nudges = 0;
  const nudge = () => {
    nudges += 1;
    digester?.nudge();
  };
  const server = createHttpServer(deps, {
    readiness: () => Promise.resolve({ database: true }),
    organizationId: () => organization.id,
    ...options,
    digester: { nudge },
  });
  const port = await server.listen();
  return {
    deps,
    file,
    server,
    organization,
    project,
    origin: `http://127.0.0.1:${port}`,
    dsn: `http://${project.publicKey}@127.0.0.1:${port}/${project.id}`,
    nudges: () => nudges,
    async cleanup() {
      await server.close();
      await digester?.stop();
      await cleanup();
    },
  };
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: unknown;
}

/** A request without the conveniences (and refusals) of `fetch`; the answer's body is JSON. */
export function send(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; agent?: http.Agent } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers, body, agent } = options;
    const request = http.request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text === '' ? null : JSON.parse(text),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** An envelope with one event, as SDKs frame it. */
export function envelopeOf(event: object, header: object = {}): string {
  const payload = JSON.stringify(event);
  return `${JSON.stringify(header)}\n{"type":"event","length":${Buffer.byteLength(payload)}}\n${payload}\n`;
}
