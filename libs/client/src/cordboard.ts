import type {
  Call,
  CallPage,
  Client,
  ClientPage,
  CreateEmbedSession,
  EmbedSession,
  IssuedToken,
  IssueToken,
  PutTwilioConfig,
  RegisterClient,
  TwilioConfig,
} from '@cordboard/contracts';
import { CordboardError } from './cordboard-error.js';
import { parseJson } from './parse-json.js';
import { TokenRequest } from './token-request.js';

export interface CordboardOptions {
  /** Where Cordboard runs, as in `https://voice.example.com`. */
  readonly baseUrl: string;
  /**
   * A tenant's API key, `cb_…`. It opens that tenant's phone line: keep it on a server, never in a page. It may be typed as
   * undefined, since that is how an environment variable comes; one that is missing is refused.
   */
  readonly apiKey: string | undefined;
  /** Milliseconds to wait for an answer; default 10,000. */
  readonly timeoutMs?: number;
}

/**
 * Cordboard's API for other services. Every method throws {@link CordboardError} when the API refuses or is out of reach.
 *
 * @example
 * const cordboard = new Cordboard({ baseUrl: 'https://voice.example.com', apiKey });
 * const capability = cordboard.createCapability('alice');
 * capability.allowClientIncoming();
 * capability.allowClientOutgoing();
 * const { token } = await capability.generateToken(600);
 */
export class Cordboard {
  private readonly baseUrl: URL;
  private readonly timeoutMs: number;
  private readonly headers: Record<string, string>;

  /** @throws TypeError that says which option cannot be used, and how it should be */
  constructor({ baseUrl, apiKey, timeoutMs = 10_000 }: CordboardOptions) {
    if (!isOrigin(baseUrl)) {
      throw new TypeError('baseUrl has to be where Cordboard runs, without a path, as in https://voice.example.com');
    }
    if (!apiKey || !/^[\x21-\x7e]+$/.test(apiKey)) {
      throw new TypeError('apiKey has to be an API key of the tenant, cb_…; is the variable set that it comes from?');
    }
    if (!(timeoutMs > 0)) throw new TypeError('timeoutMs has to be more than 0 milliseconds');
    this.baseUrl = new URL(baseUrl);
    this.timeoutMs = timeoutMs;
    this.headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
  }

  /** A token for this client name, in the manner of `TwilioAPI.createCapability()`: allow, then generate. */
  createCapability(clientName: string): TokenRequest {
    return new TokenRequest(clientName, (request) => this.issueToken(request));
  }

  issueToken(request: IssueToken): Promise<IssuedToken> {
    return this.send('POST', 'v1/tokens', request);
  }

  /** A launch URL for the softphone's iframe; it works once, for a page of that origin. */
  createEmbedSession(request: CreateEmbedSession): Promise<EmbedSession> {
    return this.send('POST', 'v1/embed-sessions', request);
  }

  /** The tenant's Twilio config; of its secrets only that they are set, and their last four characters. */
  getTwilioConfig(): Promise<TwilioConfig> {
    return this.send('GET', 'v1/twilio-config');
  }

  /** Writes it without asking Twilio; a secret that is left out stays as it is. */
  putTwilioConfig(config: PutTwilioConfig): Promise<TwilioConfig> {
    return this.send('PUT', 'v1/twilio-config', config);
  }

  /** Registers a client name, so that tokens can be issued for it. Throws `client.name_taken` where another client has it. */
  registerClient(client: RegisterClient): Promise<Client> {
    return this.send('POST', 'v1/clients', client);
  }

  /** `limit` is the page's length; `cursor` the `nextCursor` of the page before. */
  listClients(page: { limit?: number; cursor?: string } = {}): Promise<ClientPage> {
    return this.send('GET', withQuery('v1/clients', page));
  }

  /** By its id, not its name. The name is free again, and tokens that it has are refused. */
  async removeClient(id: string): Promise<void> {
    await this.send('DELETE', `v1/clients/${encodeURIComponent(id)}`);
  }

  /** Newest first; `clientName` narrows it to the calls that this client made, took or was rung for. */
  listCalls(query: { clientName?: string; limit?: number; cursor?: string } = {}): Promise<CallPage> {
    return this.send('GET', withQuery('v1/calls', query));
  }

  /** One call of the log, with its timeline. Throws `call.not_found`. */
  getCall(callSid: string): Promise<Call> {
    return this.send('GET', `v1/calls/${encodeURIComponent(callSid)}`);
  }

  private async send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(new URL(path, this.baseUrl), {
        method,
        headers: body === undefined ? this.headers : { ...this.headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(this.timeoutMs),
        // A redirect would carry the key to wherever it points.
        redirect: 'error',
      });
    } catch (cause) {
      throw CordboardError.unreachable(this.baseUrl, cause);
    }
    const text = await response.text().catch((cause: unknown) => {
      throw CordboardError.unreachable(this.baseUrl, cause);
    });
    const answer = parseJson(text);
    // A proxy's page comes with 200, too.
    if (!response.ok || (text !== '' && answer === undefined)) throw CordboardError.fromAnswer(response, text);
    return answer as Answer;
  }
}

/** A path would be lost: the API is at the root of its own host. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) given.set(name, String(value));
  }
  return given.size === 0 ? path : `${path}?${given}`;
}
