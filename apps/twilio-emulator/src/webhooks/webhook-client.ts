import { randomUUID } from 'node:crypto';
import type { Account } from '../accounts/account-store.js';
import type { HttpMethod } from '../accounts/account-schema.js';
import type { Clock } from '../clock.js';
import type { CookieJar } from './cookie-jar.js';
import { exchange, ExchangeFailed, type HttpAnswer } from './http-exchange.js';
import { encodeParameters, signWebhook, type WebhookParameters } from './signature.js';
import type { WebhookLog, WebhookPurpose } from './webhook-log.js';

export interface WebhookRequest {
  readonly account: Account;
  readonly callSid: string;
  readonly purpose: WebhookPurpose;
  readonly url: string;
  readonly method: HttpMethod;
  readonly parameters: WebhookParameters;
  readonly cookies?: CookieJar;
  readonly largestBytes?: number;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Where the answer came from, after redirects: relative URLs in it resolve against this one. */
  readonly url: string;
}

/** No usable answer. The code is Twilio's. */
export class WebhookFailed extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly url: string,
  ) {
    super(message);
  }
}

export interface WebhookLimits {
  readonly connectMs: number;
  readonly readMs: number;
  readonly totalMs: number;
}
const twilioLimits: WebhookLimits = { connectMs: 5_000, readMs: 15_000, totalMs: 15_000 };
const largestTwimlBytes = 64 * 1024;
const mostRedirects = 10;

const failureCodes = { connect: 11205, timeout: 11205, dns: 11210, tls: 11220, 'too-large': 11750 } as const;

/** Calls webhooks as Twilio does: signed, in order, within its limits, and once more when the connection failed. */
export class WebhookClient {
  constructor(
    private readonly clock: Clock,
    private readonly log: WebhookLog,
    private readonly limits: WebhookLimits = twilioLimits,
  ) {}

  /** @throws WebhookFailed when no answer with a status below 400 came. */
  async send(request: WebhookRequest): Promise<WebhookAnswer> {
    const deadline = this.clock.now().getTime() + this.limits.totalMs;
    const idempotencyToken = randomUUID();
    let target = { url: withoutFragment(request.url), method: request.method, parameters: request.parameters };
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await this.tryTwice({ ...request, ...target }, idempotencyToken, deadline);
      const location = [301, 302, 307].includes(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return accepted(answer, target.url);
      if (!URL.canParse(location, target.url))
        throw new WebhookFailed(11200, `it redirects to "${location}"`, target.url);
      const url = withoutFragment(new URL(location, target.url).href);
      target = answer.status === 307 ? { ...target, url } : { url, method: 'GET', parameters: {} };
    }
    throw new WebhookFailed(11215, `more than ${mostRedirects} redirects`, request.url);
  }

  private async tryTwice(request: WebhookRequest, token: string, deadline: number): Promise<HttpAnswer> {
    try {
      return await this.once(request, token, deadline);
    } catch (error) {
      const mayRepeat = error instanceof ExchangeFailed && (error.reason === 'connect' || error.reason === 'dns');
      if (!mayRepeat) throw translated(error, request.url);
    }
    try {
      return await this.once(request, token, deadline);
    } catch (error) {
      throw translated(error, request.url);
    }
  }

  private async once(request: WebhookRequest, token: string, deadline: number): Promise<HttpAnswer> {
    const url = request.method === 'GET' ? withQuery(request.url, request.parameters) : request.url;
    const signed = request.method === 'GET' ? {} : request.parameters;
    const parsed = parseUrl(url);
    const cookie = request.cookies?.headerFor(parsed);
    const started = this.clock.now();
    const remaining = Math.max(1, deadline - started.getTime());
    const noted = {
      at: started.toISOString(),
      accountSid: request.account.sid,
      callSid: request.callSid,
      purpose: request.purpose,
      method: request.method,
      url,
      parameters: request.parameters,
    };
    const milliseconds = () => this.clock.now().getTime() - started.getTime();
    try {
      const answer = await exchange({
        url: parsed,
        method: request.method,
        headers: {
          Accept: '*/*',
          'Cache-Control': 'max-age=259200',
          'User-Agent': 'TwilioProxy/1.1',
          'X-Twilio-Signature': signWebhook(request.account.authToken, url, signed),
          'I-Twilio-Idempotency-Token': token,
          ...(request.method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
          ...(cookie !== undefined && { Cookie: cookie }),
        },
        ...(request.method === 'POST' && { body: encodeParameters(request.parameters) }),
        connectMs: Math.min(this.limits.connectMs, remaining),
        readMs: Math.min(this.limits.readMs, remaining),
        largestBytes: request.largestBytes ?? largestTwimlBytes,
      });
      request.cookies?.keep(parsed, answer.headers['set-cookie']);
      this.log.answered(noted, answer, milliseconds());
      return answer;
    } catch (error) {
      this.log.failed(noted, error instanceof Error ? error.message : String(error), milliseconds());
      throw error;
    }
  }
}

function accepted(answer: HttpAnswer, url: string): WebhookAnswer {
  if (answer.status >= 400 || answer.status < 200) {
    throw new WebhookFailed(11200, `the answer was HTTP ${answer.status}`, url);
  }
  const contentType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return { status: answer.status, contentType, body: answer.body, url };
}

/** Whatever goes wrong with somebody else's server (a cookie that is none, a broken header) is a failed webhook, no more. */
function translated(error: unknown, url: string): WebhookFailed {
  if (error instanceof WebhookFailed) return error;
  if (error instanceof ExchangeFailed) return new WebhookFailed(failureCodes[error.reason], error.message, url);
  return new WebhookFailed(11200, error instanceof Error ? error.message : String(error), url);
}

function parseUrl(url: string): URL {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    throw new WebhookFailed(11100, 'this is not an absolute http or https URL', url);
  }
  return new URL(url);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

function withQuery(url: string, parameters: WebhookParameters): string {
  const query = encodeParameters(parameters);
  return query === '' ? url : url + (url.includes('?') ? '&' : '?') + query;
}
