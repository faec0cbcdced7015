import type { IncomingMessage } from 'node:http';

const NAMES = ['127.0.0.1', 'localhost'];

/**
 * Lets in only requests addressed to this machine by name, and none that a foreign web page sent: a page elsewhere
 * must not be able to act as people here, nor reach the server under a name of its own (DNS rebinding).
 */
export function isLocalRequest(request: IncomingMessage, port: number): boolean {
  const hosts = NAMES.map((name) => `${name}:${port}`);
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host.toLowerCase())) return false;
  return origin === undefined || hosts.some((allowed) => origin.toLowerCase() === `http://${allowed}`);
}
