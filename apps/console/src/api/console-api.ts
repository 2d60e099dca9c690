import { backgroundHeader } from '@cordboard/contracts';
import { ApiProblem } from './api-problem.js';
import type { Attendance } from './attendance.js';
import { request, withBody, type Answer, type Fetch } from './http.js';

/** Somebody who can have the admin sign in again, and says when that is done. */
export interface SignInGate {
  /** Resolves once the same admin is signed in again; rejects when they leave instead. */
  signInAgain(): Promise<void>;
}

export interface Sending {
  readonly body?: unknown;
  /** The version that was seen, where there was one. */
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The API as the signed-in admin may use it. A request that finds the session ended waits until the admin has signed in
 * again, and is then sent once more: whoever asked notices nothing, and nothing typed is lost.
 */
export class ConsoleApi {
  constructor(
    private readonly fetch: Fetch,
    private readonly gate: SignInGate,
    private readonly attendance: Pick<Attendance, 'isAttended'>,
  ) {}

  async get<Body>(path: string, signal?: AbortSignal): Promise<Body> {
    return (await this.getWithTag<Body>(path, signal)).body;
  }

  /** Also the record's version, to be sent back with a change of it. */
  getWithTag<Body>(path: string, signal?: AbortSignal): Promise<Answer<Body>> {
    return this.ask<Body>(path, { method: 'GET', ...(signal ? { signal } : {}) });
  }

  async post<Body>(path: string, body: unknown): Promise<Body> {
    return (await this.ask<Body>(path, withBody('POST', body))).body;
  }

  /** A whole file, as it is. */
  async postCsv<Body>(path: string, csv: string, signal?: AbortSignal): Promise<Body> {
    const init = { method: 'POST', headers: { 'content-type': 'text/csv; charset=utf-8' }, body: csv };
    return (await this.ask<Body>(path, { ...init, ...(signal ? { signal } : {}) })).body;
  }

  /** Replaces a record, provided that it is still the version that `etag` names; without one, makes the first. */
  put<Body>(path: string, body: unknown, etag: string | undefined): Promise<Answer<Body>> {
    const init = withBody('PUT', body);
    return this.ask<Body>(
      path,
      etag === undefined ? init : { ...init, headers: { ...init.headers, 'if-match': etag } },
    );
  }

  /** Changes a record, provided that it is still the version that `etag` names. */
  patch<Body>(path: string, body: unknown, etag: string): Promise<Answer<Body>> {
    const init = withBody('PATCH', body);
    return this.ask<Body>(path, { ...init, headers: { ...init.headers, 'if-match': etag } });
  }

  /** What none of the others says: a request that can be given up, or a deletion that depends on a version. */
  send<Body>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    { body, etag, signal }: Sending = {},
  ): Promise<Answer<Body>> {
    const init: RequestInit = method === 'DELETE' ? { method } : withBody(method, body ?? {});
    return this.ask<Body>(path, {
      ...init,
      headers: { ...init.headers, ...(etag !== undefined && { 'if-match': etag }) },
      ...(signal && { signal }),
    });
  }

  async delete(path: string): Promise<void> {
    await this.ask(path, { method: 'DELETE' });
  }

  private async ask<Body>(path: string, asked: RequestInit): Promise<Answer<Body>> {
    const init = this.attendance.isAttended() ? asked : inBackground(asked);
    try {
      return await request<Body>(this.fetch, path, init);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.isSignedOut)) throw error;
      await this.gate.signInAgain();
      return request<Body>(this.fetch, path, init);
    }
  }
}

function inBackground(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.set(backgroundHeader, 'true');
  return { ...init, headers };
}
