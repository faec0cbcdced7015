/** A request the workspace's server refused or did not answer, with one sentence for the person at the page. */
export class RequestError extends Error {}

const UNREACHABLE = 'The local workspace does not answer. Is it still running in your terminal?';

async function request<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch {
    throw new RequestError(UNREACHABLE);
  }
  const body = (await response.json().catch(() => null)) as (Answer & { error?: unknown }) | null;
  if (response.ok && body !== null) return body;
  const said = typeof body?.error === 'string' ? body.error : null;
  throw new RequestError(said ?? `The local workspace answered with an error (${response.status}).`);
}

export function get<Answer>(path: string, query: Record<string, string>): Promise<Answer> {
  return request<Answer>(`${path}?${new URLSearchParams(query).toString()}`);
}

/** @throws {RequestError} with the server's sentence */
export function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return request<Answer>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The file itself as the body; the rest goes into the address. @throws {RequestError} with the server's sentence */
export function postFile<Answer>(path: string, about: Record<string, string>, file: File): Promise<Answer> {
  return request<Answer>(`${path}?${new URLSearchParams(about).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
}
