import type { Account } from '../accounts/account-store.js';
import { AccountStore } from '../accounts/account-store.js';
import { CallFlows } from '../calls/call-flows.js';
import { CallRegistry } from '../calls/call-registry.js';
import type { Leg, NewLeg } from '../calls/leg.js';
import { StatusCallbacks } from '../calls/status-callbacks.js';
import { Debugger, type DebuggerEntry } from '../debugger/debugger.js';
import type { Ending, FarEnd } from '../calls/far-end.js';
import { murmur } from '../media/speech.js';
import type { DialTarget, Network } from '../telephone-network/network.js';
import { PretendMedia } from '../telephone-network/pretend-party.js';
import { DocumentLoader } from '../twiml/load-document.js';
import { WebhookFailed, type WebhookAnswer, type WebhookRequest } from '../webhooks/webhook-client.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import { accountSid, acmeNumber, applicationSid, someAccounts } from './an-account.js';
import { VirtualTime } from './virtual-time.js';

const origin = 'http://app.test';
type Answer = string | { contentType?: string; body?: string; fails?: number };

/** The customer's application, without a network: answers by path. */
class Application implements WebhookSender {
  readonly requests: WebhookRequest[] = [];
  private readonly answers = new Map<string, (request: WebhookRequest) => Answer>();

  answer(path: string, answer: Answer | ((request: WebhookRequest) => Answer)): void {
    this.answers.set(path, typeof answer === 'function' ? answer : () => answer);
  }

  requestsTo(path: string): WebhookRequest[] {
    return this.requests.filter(({ url }) => new URL(url).pathname === path);
  }

  send(request: WebhookRequest): Promise<WebhookAnswer> {
    this.requests.push(request);
    const answer = this.answers.get(new URL(request.url).pathname)?.(request) ?? '';
    const {
      contentType = 'text/xml',
      body = '',
      fails = undefined,
    } = typeof answer === 'string' ? { body: `<Response>${answer}</Response>` } : answer;
    if (fails !== undefined) return Promise.reject(new WebhookFailed(fails, 'it failed', request.url));
    return Promise.resolve({ status: 200, contentType, body: Buffer.from(body), url: request.url });
  }
}

/** What a called party does; nothing means that it rings for ever. */
export interface PartyScript {
  readonly answersAfterMs?: number;
  readonly hangsUpAfterMs?: number;
  readonly endsAs?: 'busy' | 'failed';
  readonly unreachable?: boolean;
}

class ScriptedNetwork implements Network {
  readonly reached: { leg: Leg; target: DialTarget }[] = [];
  private readonly scripts = new Map<string, PartyScript>();

  constructor(
    private readonly time: VirtualTime,
    private readonly calls: () => CallRegistry,
  ) {}

  script(name: string, script: PartyScript): void {
    this.scripts.set(name, script);
  }

  reach(leg: Leg, target: DialTarget): void {
    this.reached.push({ leg, target });
    const script = this.scripts.get(leg.to) ?? {};
    if (script.endsAs) return leg.end(script.endsAs, { byParty: true });
    leg.ring();
    if (script.answersAfterMs === undefined) return;
    this.time.after(script.answersAfterMs, () => {
      this.calls().attachMedia(leg, new PretendMedia({ kind: 'silence' }));
      leg.answer();
      if (script.hangsUpAfterMs !== undefined) {
        this.time.after(script.hangsUpAfterMs, () => leg.end('completed', { byParty: true }));
      }
    });
  }
}

/** The caller's side, written down. */
class WatchedCaller implements FarEnd {
  readonly seen: string[] = [];
  ending: Ending | undefined;

  showRinging(withEarlyMedia: boolean): void {
    this.seen.push(withEarlyMedia ? 'ringing with audio' : 'ringing');
  }
  connect(): void {
    this.seen.push('connected');
  }
  release(ending: Ending): void {
    this.ending = ending;
    this.seen.push(`released ${ending.status}`);
  }
}

/** Everything that TwiML runs on, with fakes at the ports: application, network, time. */
export class TwimlBench {
  readonly time = new VirtualTime();
  readonly application = new Application();
  readonly complaints: DebuggerEntry[] = [];
  readonly defects: unknown[] = [];
  readonly account: Account;
  readonly calls = new CallRegistry(this.time, this.time);
  readonly network = new ScriptedNetwork(this.time, () => this.calls);
  readonly statusCallbacks: StatusCallbacks;
  readonly flows: CallFlows;

  constructor() {
    const accounts = new AccountStore(someAccounts(), this.time.now());
    const account = accounts.find(accountSid);
    if (!account) throw new Error('The test account is missing.');
    this.account = account;
    const complaints = new Debugger(this.time, (entry) => this.complaints.push(entry));
    this.statusCallbacks = new StatusCallbacks(this.application, complaints, this.time);
    this.flows = new CallFlows(
      {
        calls: this.calls,
        clock: this.time,
        complaints,
        documents: new DocumentLoader(this.application, complaints),
        network: this.network,
        speech: murmur,
        statusCallbacks: this.statusCallbacks,
        webhooks: this.application,
      },
      (error) => this.defects.push(error),
    );
  }

  /** A call from a browser, not started yet. */
  aCall(wish: Partial<NewLeg> = {}): { leg: Leg; caller: WatchedCaller; over: Promise<void> } {
    const leg = this.calls.create({
      account: this.account,
      direction: 'inbound',
      from: 'client:alice',
      to: '',
      applicationSid,
      ...wish,
    });
    const caller = new WatchedCaller();
    leg.farEnd = caller;
    this.calls.attachMedia(leg, new PretendMedia({ kind: 'silence' }));
    const over = new Promise<void>((resolve) => leg.ended.addEventListener('abort', () => resolve()));
    return { leg, caller, over };
  }

  /** A call from a telephone to the account's number. */
  aTelephoneCall(): ReturnType<TwimlBench['aCall']> {
    return this.aCall({ from: '+15125550123', to: acmeNumber });
  }

  start(leg: Leg, { fallback }: { fallback?: string } = {}): void {
    this.flows.start(leg, {
      request: { url: `${origin}/voice`, method: 'POST' },
      fallback: fallback === undefined ? undefined : { url: `${origin}${fallback}`, method: 'POST' },
    });
  }

  /** Runs the TwiML at /voice on a browser's call until the call is over. */
  async run(twiml: string, wish: Partial<NewLeg> = {}): Promise<{ leg: Leg; caller: WatchedCaller; seconds: number }> {
    this.application.answer('/voice', twiml);
    const { leg, caller, over } = this.aCall(wish);
    const started = this.time.now().getTime();
    this.start(leg);
    await this.time.until(over);
    const seconds = (this.time.now().getTime() - started) / 1_000;
    // What the end of the call sets off (actions, callbacks) is through before the test looks.
    await this.time.pass(1_000);
    return { leg, caller, seconds };
  }

  events(leg: Leg): string[] {
    return leg.events.map(({ event, detail }) => (detail === undefined ? event : `${event} ${detail}`));
  }
}
