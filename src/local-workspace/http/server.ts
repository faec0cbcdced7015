import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ControlApi } from '../control/control-api';
import type { SocketHub } from '../delivery/socket-hub';
import { serveApi, serveResponseUrl } from './api-routes';
import { BodyTooLarge } from './body';
import { serveControl } from './control-route';
import { receiveContent, serveUpload } from './file-route';
import { isLocalRequest } from './guard';
import { servePage } from './page-routes';
import type { PageContext } from './page-writes';
import { replyText } from './reply';
import { serveFile } from './static-files';

export interface ServerParts extends PageContext {
  hub: SocketHub;
  control: ControlApi;
  pageDir: string | undefined;
}

/** The one server of the local workspace, on the loopback interface only. */
export function createWorkspaceServer(parts: ServerParts): Server {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    if (!isLocalRequest(request, port)) return replyText(response, 403, 'Only this machine may ask.');
    route(parts, request, response).catch((error: unknown) => fail(response, error));
  });
  // People leave the page open for hours, and the app keeps its connections.
  server.keepAliveTimeout = 60_000;
  parts.hub.attach(server, (request) => isLocalRequest(request, (server.address() as AddressInfo).port));
  return server;
}

async function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, area = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? [];
  switch (area) {
    case 'api':
      return serveApi(parts.workspace, parts.hub.openMethod, rest, request, response);
    case 'response':
      return serveResponseUrl(parts.workspace, rest, request, response);
    case 'files-pri':
      return serveUpload(parts.workspace, rest, request, response);
    case 'upload':
      return receiveContent(parts.workspace, rest, request, response);
    case 'client':
      return servePage(parts, url, request, response);
    case 'control':
      return serveControl(parts.control, rest, request, response);
    default:
      return serveFile(parts.pageDir, url.pathname, response);
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  if (error instanceof BodyTooLarge) {
    response.setHeader('Connection', 'close');
    return replyText(response, 413, 'This is too large.');
  }
  replyText(response, 500, error instanceof Error ? error.message : 'failed');
}
