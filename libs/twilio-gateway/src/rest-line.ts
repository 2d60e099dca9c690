import type { Region } from '@cordboard/contracts';
import type twilioPackage from 'twilio';
import { errorOf, TwilioGatewayError } from './gateway-error.js';
import type { TwilioCredentials } from './twilio-gateway.js';

/** Twilio wants the edge named together with the region; us1 is where api.twilio.com itself leads. */
const edges: Record<Exclude<Region, 'us1'>, string> = { ie1: 'dublin', au1: 'sydney', jp1: 'tokyo' };

export interface RestLineOptions {
  /** Where a local Twilio is, in place of https://api.twilio.com. */
  readonly baseUrl?: string | undefined;
  /** For one request; default 8,000. */
  readonly timeoutMs?: number | undefined;
  /** How a retry waits, and how chance spreads retries; for tests. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined;
  readonly random?: (() => number) | undefined;
}

type Client = InstanceType<typeof twilioPackage.Twilio>;
type HttpClient = InstanceType<typeof twilioPackage.RequestClient>;

type Response = Awaited<ReturnType<HttpClient['request']>>;

const mostTries = 3;
const firstBackoffMs = 250;
const longestWaitMs = 2_000;

/** Requests through the `twilio` package, which is loaded by the first one: most processes never make any. */
export class RestLine {
  readonly #baseUrl: string | undefined;
  readonly #timeoutMs: number;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #random: () => number;
  #loaded: Promise<{ twilio: typeof twilioPackage; http: HttpClient }> | undefined;

  constructor({ baseUrl, timeoutMs = 8_000, wait = pause, random = Math.random }: RestLineOptions) {
    this.#baseUrl = baseUrl;
    this.#timeoutMs = timeoutMs;
    this.#wait = wait;
    this.#random = random;
  }

  /** Tries again, a little later, where Twilio is busy. @throws TwilioGatewayError */
  async read<Result>(credentials: TwilioCredentials, work: (client: Client) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.write(credentials, work);
      } catch (error) {
        if (!(error instanceof TwilioGatewayError) || error.kind !== 'rate-limited' || attempt === mostTries)
          throw error;
        const asked = (error.retryAfterSeconds ?? 0) * 1_000;
        if (asked > longestWaitMs) throw error;
        await this.#wait(asked + this.#random() * firstBackoffMs * 2 ** attempt);
      }
    }
  }

  /** Sends once. @throws TwilioGatewayError */
  async write<Result>(credentials: TwilioCredentials, work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = await this.#clientFor(credentials);
    try {
      return await work(client);
    } catch (error) {
      if (error instanceof TwilioGatewayError) throw error;
      throw new TwilioGatewayError('unavailable', `Twilio's answer could not be read: ${messageOf(error)}`);
    }
  }

  async #clientFor({ accountSid, region, user, password }: TwilioCredentials): Promise<Client> {
    const { twilio, http } = await (this.#loaded ??= this.#load());
    return new twilio.Twilio(user, password, {
      accountSid,
      httpClient: http,
      ...(region !== 'us1' && { region, edge: edges[region] }),
    });
  }

  async #load() {
    const { default: twilio } = await import('twilio');
    const http = new twilio.RequestClient({ timeout: this.#timeoutMs, autoRetry: false });
    const send = http.request.bind(http);
    http.request = async (options) => {
      const uri = this.#baseUrl === undefined ? options.uri : atBase(options.uri, this.#baseUrl);
      const response = await send({ ...options, uri, timeout: this.#timeoutMs })
        .catch((error: unknown) => {
          throw lossOf(error, this.#timeoutMs);
        })
        .finally(() => {
          // The package remembers its last request, credentials included.
          delete http.lastRequest;
          delete http.lastResponse;
        });
      // The package's own exception forgets the headers.
      if (response.statusCode >= 300) throw refusalOf(response);
      return response;
    };
    return { twilio, http };
  }
}

function atBase(uri: string, baseUrl: string): string {
  const { pathname, search } = new URL(uri);
  return new URL(pathname + search, baseUrl).href;
}

/** No answer at all. The package's error holds the request with its password: it must not be passed on as a cause. */
function lossOf(error: unknown, timeoutMs: number): TwilioGatewayError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return ['ECONNABORTED', 'ETIMEDOUT'].includes(code)
    ? new TwilioGatewayError('timed-out', `Twilio did not answer within ${timeoutMs / 1_000} seconds.`)
    : new TwilioGatewayError('unavailable', `Twilio could not be reached (${code || 'no connection'}).`);
}

function refusalOf({ statusCode, body, headers }: Response): TwilioGatewayError {
  const { code, message } = readRefusal(body);
  const retryAfter = Number(headers?.['retry-after']);
  return errorOf(message ?? `Twilio answered with HTTP ${statusCode}.`, {
    status: statusCode,
    ...(code !== undefined && { code }),
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  });
}

/** {code, message, more_info, status}; a proxy in between may answer anything else. */
function readRefusal(body: unknown): { code?: number; message?: string } {
  if (typeof body !== 'object' || body === null) return {};
  return {
    ...('code' in body && typeof body.code === 'number' && { code: body.code }),
    ...('message' in body && typeof body.message === 'string' && { message: body.message }),
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
