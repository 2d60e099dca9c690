import type {
  Call,
  CallPage,
  Client,
  ClientPage,
  CurrentEmbedSession,
  IssuedToken,
  IssueToken,
  SoftphoneSession,
} from '@cordboard/contracts';
import { ApiProblem } from './api-problem.js';

/** The Date header has whole seconds, and the answer was a while on its way. */
const clockToleranceMs = 2_000;

const mostClientPages = 10;

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

  async issueToken(
    clientName: string,
    signal: AbortSignal,
  ): Promise<{ token: string; expiresAt: number; clientName: string; edge: string }> {
    const request: IssueToken = { clientName };
    const { response, body } = await this.ask('/v1/tokens', { ...post(request), signal });
    const { token, expiresAt, clientName: issuedTo, edge } = body as IssuedToken;
    return { token, expiresAt: Date.parse(expiresAt) - this.aheadMs(response), clientName: issuedTo, edge };
  }

  /** Whether this softphone may go on. */
  async currentSession(): Promise<CurrentEmbedSession> {
    const { body } = await this.ask('/v1/embed-sessions/current', { method: 'GET' });
    return body as CurrentEmbedSession;
  }

  /** By name, up to two thousand: whoever comes behind them is called by client name alone. */
  async listClients(): Promise<Client[]> {
    const clients: Client[] = [];
    let cursor: string | null = null;
    for (let page = 0; page === 0 || (cursor !== null && page < mostClientPages); page += 1) {
      const query = new URLSearchParams({ limit: '200', ...(cursor === null ? {} : { cursor }) });
      const { body } = await this.ask(`/v1/clients?${query}`, { method: 'GET' });
      const { data, nextCursor }: ClientPage = body as ClientPage;
      clients.push(...data);
      cursor = nextCursor;
    }
    return clients;
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

  /** The latest call that this client has made since `startedAt`, on this machine's clock. */
  async findCallSince(clientName: string, startedAt: number): Promise<Call | null> {
    const query = new URLSearchParams({ clientName, limit: '5' });
    const { response, body } = await this.ask(`/v1/calls?${query}`, { method: 'GET' });
    const since = startedAt + this.aheadMs(response) - clockToleranceMs;
    const isWanted = (call: Call) => call.from === `client:${clientName}` && Date.parse(call.startedAt) >= since;
    return (body as CallPage).data.find(isWanted) ?? null;
  }

  /** By how much the server's clock is ahead of this machine's, which may be minutes off. */
  private aheadMs(response: Response): number {
    return (Date.parse(response.headers.get('date') ?? '') || this.now()) - this.now();
  }

  private ask(path: string, init: RequestInit): Promise<{ response: Response; body: unknown }> {
    const headers = { ...init.headers, authorization: `Bearer ${this.sessionToken}` };
    return ask(this.fetch, this.baseUrl + path, { ...init, headers });
  }
}
