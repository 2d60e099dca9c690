import { mayShow, type Account } from '../accounts/account-store.js';
import type { CallFlows } from '../calls/call-flows.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { Leg } from '../calls/leg.js';
import { progressEventsIn, type StatusCallbacks, type StatusCallbackSettings } from '../calls/status-callbacks.js';
import { applicationRoute } from '../calls/voice-route.js';
import type { Clock } from '../clock.js';
import type { DialTarget, Network } from '../telephone-network/network.js';
import type { DocumentSource } from '../twiml/call-flow.js';
import type { DocumentRequest } from '../twiml/load-document.js';
import { httpMethod, text, texts, wholeNumber, type Form } from './form.js';
import { RestError } from './rest-error.js';

const longestTwiml = 4_000;

export interface CallResourceServices {
  readonly calls: CallRegistry;
  readonly clock: Clock;
  readonly everybody: Network;
  readonly flows: CallFlows;
  readonly statusCallbacks: StatusCallbacks;
}

interface CallPlan {
  readonly source: DocumentSource;
  readonly fallback: DocumentRequest | undefined;
  readonly statusCallback: StatusCallbackSettings;
  readonly applicationSid?: string;
}

/** POST /Calls: dials at once, and runs the TwiML when it is answered. @throws RestError */
export function placeCall(
  account: Account,
  form: Form,
  { calls, clock, everybody, flows, statusCallbacks }: CallResourceServices,
): Leg {
  const to = required(form, 'To', 21201, "No 'To' number is specified");
  const from = required(form, 'From', 21213, "A 'From' phone number is required");
  const target = targetOf(to, text(form, 'SendDigits') ?? '');
  if (target.kind === 'number') requireOwnNumber(account, from);
  const plan = planOf(account, form);
  const timeoutMs = wholeNumber(form, 'Timeout', { most: 600, otherwise: 60, code: 21208 }) * 1_000;
  const timeLimitMs = wholeNumber(form, 'TimeLimit', { most: 86_400, otherwise: 14_400, code: 21208 }) * 1_000;
  const leg = calls.create({
    account,
    direction: 'outbound-api',
    from,
    to: target.kind === 'client' ? `client:${target.identity}` : target.number,
    ...(plan.applicationSid !== undefined && { applicationSid: plan.applicationSid }),
  });
  statusCallbacks.follow(leg, plan.statusCallback);
  const cancelTimeout = clock.after(timeoutMs, () => leg.end('no-answer'));
  leg.onStatus((status) => {
    if (status !== 'in-progress') return;
    cancelTimeout();
    const cancelLimit = clock.after(timeLimitMs, () => leg.end('completed'));
    leg.ended.addEventListener('abort', cancelLimit, { once: true });
    flows.start(leg, { request: plan.source, fallback: plan.fallback });
  });
  leg.ended.addEventListener('abort', cancelTimeout, { once: true });
  // The answer to this request says "queued": the call begins after it.
  clock.after(0, () => {
    if (leg.ended.aborted) return;
    leg.initiate();
    everybody.reach(leg, target);
  });
  return leg;
}

function targetOf(to: string, sendDigits: string): DialTarget {
  if (/^\+[1-9]\d{6,14}$/.test(to)) return { kind: 'number', number: to, sendDigits };
  const client = /^client:([A-Za-z0-9_]{1,121})(?:\?(.*))?$/.exec(to);
  if (!client) throw new RestError(400, 21211, `The 'To' number ${to} is not a valid phone number or client`);
  return { kind: 'client', identity: client[1] ?? '', parameters: [...new URLSearchParams(client[2] ?? '')] };
}

function requireOwnNumber(account: Account, from: string): void {
  if (mayShow(account, from)) return;
  const message = `The source phone number provided, ${from}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased from Twilio.`;
  throw new RestError(400, 21210, message);
}

function planOf(account: Account, form: Form): CallPlan {
  const applicationSid = text(form, 'ApplicationSid');
  if (applicationSid !== undefined) {
    const application = account.applications.get(applicationSid);
    if (!application) throw new RestError(400, 21218, `ApplicationSid ${applicationSid} is not valid`);
    const { request, fallback, statusCallback } = applicationRoute(application);
    return { source: request, fallback, statusCallback, applicationSid };
  }
  const fallbackUrl = text(form, 'FallbackUrl');
  return {
    source: documentOf(form),
    fallback: fallbackUrl === undefined ? undefined : { url: fallbackUrl, method: httpMethod(form, 'FallbackMethod') },
    statusCallback: {
      url: text(form, 'StatusCallback') ?? '',
      method: httpMethod(form, 'StatusCallbackMethod'),
      events: progressEventsIn(texts(form, 'StatusCallbackEvent').join(' ') || 'completed'),
    },
  };
}

/** Url wins over Twiml. */
export function documentOf(form: Form): DocumentSource {
  const [url, twiml] = [text(form, 'Url'), text(form, 'Twiml')];
  if (url !== undefined) {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
      throw new RestError(400, 21205, `Url is not a valid URL: ${url}`);
    return { url, method: httpMethod(form, 'Method') };
  }
  if (twiml === undefined) throw new RestError(400, 21205, 'Url parameter is required');
  if (twiml.length > longestTwiml) throw new RestError(400, 32018, `Twiml may hold ${longestTwiml} characters at most`);
  return { twiml };
}

function required(form: Form, name: string, code: number, message: string): string {
  const value = text(form, name);
  if (value === undefined || value === '') throw new RestError(400, code, message);
  return value;
}
