import { ApiProblem } from './api-problem.js';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Answer<Body> {
  readonly body: Body;
  readonly etag: string | null;
}

/** One request to the API. The session is a cookie, which the browser adds and no script can read. */
export async function request<Body>(fetch: Fetch, path: string, init: RequestInit): Promise<Answer<Body>> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw ApiProblem.unreachable(error);
  }
  const text = await response.text().catch(() => '');
  const body = parse(text);
  if (!response.ok) throw ApiProblem.of(response.status, body, response.headers);
  return { body: body as Body, etag: response.headers.get('etag') };
}

/** Without one, where an operation takes none. */
export function withBody(method: 'POST' | 'PUT' | 'PATCH', body: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
