import type {
  Call,
  CallPage,
  Client,
  ClientPage,
  IssuedToken,
  IssueToken,
  SoftphoneSession,
} from '@cordboard/contracts';
import { ApiProblem } from './api-problem.js';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

async function ask(fetch: Fetch, url: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
  } catch (error) {
    throw ApiProblem.unreachable(error);
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw ApiProblem.of(response.status, body);
  return { response, body };
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Gives the launch ticket for a session. It works once, also when the answer is lost. */
export async function redeemTicket(fetch: Fetch, baseUrl: string, ticket: string): Promise<SoftphoneSession> {
  const { body } = await ask(fetch, `${baseUrl}/v1/embed-sessions/redeem`, post({ ticket }));
  return body as SoftphoneSession;
}

/** The API as this rep's session may use it. The session's token lives here and nowhere else: no cookie, no storage. */
export class CordboardApi {
  constructor(
    private readonly fetch: Fetch,
    private readonly baseUrl: string,
    private readonly sessionToken: string,
    private readonly now: () => number = Date.now,
  ) {}

  async issueToken(clientName: string, signal: AbortSignal): Promise<{ token: string; expiresAt: number }> {
    const request: IssueToken = { clientName };
    const { response, body } = await this.ask('/v1/tokens', { ...post(request), signal });
    const { token, expiresAt } = body as IssuedToken;
    // The expiry is told in the server's time. This machine's clock may be minutes off, and is the one we wait by.
    const serverNow = Date.parse(response.headers.get('date') ?? '') || this.now();
    return { token, expiresAt: this.now() + Date.parse(expiresAt) - serverNow };
  }

  async listClients(): Promise<Client[]> {
    const { body } = await this.ask('/v1/clients?limit=200', { method: 'GET' });
    return (body as ClientPage).data;
  }

  async listCalls(clientName: string): Promise<Call[]> {
    const query = new URLSearchParams({ clientName, limit: '30' });
    const { body } = await this.ask(`/v1/calls?${query}`, { method: 'GET' });
    return (body as CallPage).data;
  }

  /** Null when the log does not know it (yet). */
  async findCall(callSid: string): Promise<Call | null> {
    try {
      const { body } = await this.ask(`/v1/calls/${encodeURIComponent(callSid)}`, { method: 'GET' });
      return body as Call;
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'call.not_found') return null;
      throw error;
    }
  }

  private ask(path: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
    const headers = { ...init.headers, authorization: `Bearer ${this.sessionToken}` };
    return ask(this.fetch, this.baseUrl + path, { ...init, headers });
  }
}
