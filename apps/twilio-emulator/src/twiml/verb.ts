import type { Clock } from '../clock.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { Leg } from '../calls/leg.js';
import type { StatusCallbacks } from '../calls/status-callbacks.js';
import type { Debugger } from '../debugger/debugger.js';
import type { SpeechSynthesizer } from '../media/speech.js';
import type { Network } from '../telephone-network/network.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import type { DialOutcome } from './dial-outcome.js';
import type { DocumentLoader, DocumentRequest } from './load-document.js';
import type { TwimlElement } from './parse-twiml.js';

/** What comes after a verb. */
export type Next =
  | { readonly kind: 'continue' }
  | { readonly kind: 'fetch'; readonly request: DocumentRequest }
  | { readonly kind: 'hang-up'; readonly status?: 'busy' | 'no-answer' };

export const goOn: Next = { kind: 'continue' };

export interface TwimlServices {
  readonly clock: Clock;
  readonly calls: CallRegistry;
  readonly complaints: Debugger;
  readonly documents: DocumentLoader;
  readonly network: Network;
  readonly speech: SpeechSynthesizer;
  readonly statusCallbacks: StatusCallbacks;
  readonly webhooks: WebhookSender;
}

/** The call that a verb runs on. */
export interface VerbRun {
  readonly leg: Leg;
  /** Aborted when the leg ends or another document takes over. */
  readonly signal: AbortSignal;
  readonly documentUrl: string | undefined;
  readonly services: TwimlServices;
  /** Remembers how the last Dial went: it decides how an unanswered call ends. */
  noteDial(outcome: DialOutcome): void;
}

export type Verb = (element: TwimlElement, run: VerbRun) => Promise<Next>;

/** Any verb but a leading Pause, Reject and Dial answerOnBridge answers the call first. */
export function answerCall({ leg }: VerbRun): void {
  if (leg.isAnswered) return;
  leg.answer();
  leg.line?.stopPlaying();
}

export function complain(run: VerbRun, level: 'error' | 'warning', code: number, message: string): void {
  run.services.complaints.report({
    level,
    code,
    message,
    accountSid: run.leg.account.sid,
    callSid: run.leg.sid,
    ...(run.documentUrl !== undefined && { url: run.documentUrl }),
  });
}

/** An attribute's URL, resolved against the document; undefined (and a complaint) when it leads nowhere. */
export function resolveUrl(run: VerbRun, reference: string): string | undefined {
  if (URL.canParse(reference, run.documentUrl)) {
    const url = new URL(reference, run.documentUrl);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href;
  }
  const remedy = run.documentUrl === undefined ? ' TwiML that came by REST needs absolute URLs.' : '';
  complain(run, 'error', 11100, `"${reference}" is not a valid http or https URL.${remedy}`);
  return undefined;
}
