import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalWorkspace } from '../../src/local-workspace/start';
import { serve } from '../lib/child';

export interface WorkspaceReady {
  apiUrl: string;
  /** Takes answers as a `response_url` does. */
  responseUrl: string;
}

export interface WorkspaceSecrets {
  botToken: string;
  signingSecret: string;
}

/** The far side: the local workspace, and a response URL that can be used without end. */
serve<WorkspaceSecrets>(async (secrets) => {
  const delivery = { mode: 'http', url: 'http://127.0.0.1:9/slack/events' } as const;
  const workspace = await startLocalWorkspace({ ...secrets, port: 0, file: null, delivery, appToken: 'xapp-bench' });
  const answers = http.createServer((request, response) => {
    request
      .resume()
      .once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'));
  });
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve));
  const responseUrl = `http://127.0.0.1:${(answers.address() as AddressInfo).port}/response`;
  return { ready: { apiUrl: workspace.apiUrl, responseUrl } satisfies WorkspaceReady, stop: () => workspace.close() };
});
