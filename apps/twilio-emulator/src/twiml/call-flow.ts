import { isFinal } from '../calls/call-status.js';
import type { Leg } from '../calls/leg.js';
import { playClip } from '../media/audio-source.js';
import { hangupErrors, unansweredParentMirrorsDial } from '../unverified-choices.js';
import { hangup, redirect, reject } from './control-verbs.js';
import { dial } from './dial.js';
import type { DialOutcome } from './dial-outcome.js';
import { gather } from './gather.js';
import { isKnownVerb } from './known-verbs.js';
import { NoDocument, type CallDocument, type DocumentRequest } from './load-document.js';
import { pauseVerb, play, say, speak } from './speak-verbs.js';
import { answerCall, goOn, type Next, type TwimlServices, type Verb, type VerbRun } from './verb.js';

const verbs: Readonly<Record<string, Verb>> = {
  Say: say,
  Play: play,
  Pause: pauseVerb,
  Gather: gather,
  Dial: dial,
  Redirect: redirect,
  Reject: reject,
  Hangup: hangup,
};

/** A document that redirects to itself for ever is stopped here. */
const mostDocuments = 500;
const applicationError = 'We are sorry. An application error has occurred. Goodbye.';

export type DocumentSource = DocumentRequest | { readonly twiml: string };

/**
 * Runs TwiML on one leg, one document at a time: fetch, run verb by verb, follow redirects and actions; a document that
 * runs out ends the call. `takeOver` (REST) stops what runs and goes on with another document.
 */
export class CallFlow {
  private current = new AbortController();
  private lastDial: DialOutcome | undefined;

  constructor(
    private readonly leg: Leg,
    private readonly fallback: DocumentRequest | undefined,
    private readonly services: TwimlServices,
  ) {}

  /** Resolves when the call has no more to do; the leg has then ended, unless another document took over. */
  async run(source: DocumentSource): Promise<void> {
    const signal = AbortSignal.any([this.leg.ended, this.current.signal]);
    let next: Next = await this.runDocument(source, signal);
    for (let documents = 1; next.kind === 'fetch' && !signal.aborted && documents < mostDocuments; documents++) {
      next = await this.runDocument(next.request, signal);
    }
    if (!signal.aborted) this.finish(next);
  }

  takeOver(source: DocumentSource): Promise<void> {
    this.current.abort();
    this.current = new AbortController();
    return this.run(source);
  }

  private async runDocument(source: DocumentSource, signal: AbortSignal): Promise<Next> {
    const run = (documentUrl: string | undefined): VerbRun => ({
      leg: this.leg,
      signal,
      documentUrl,
      services: this.services,
      noteDial: (outcome) => (this.lastDial = outcome),
    });
    try {
      const document = await this.load(source);
      return signal.aborted ? goOn : await this.runVerbs(document, run(document.url));
    } catch (error) {
      if (!(error instanceof NoDocument)) throw error;
      await this.tellApplicationError(run(undefined));
      return goOn;
    }
  }

  private load(source: DocumentSource): Promise<CallDocument> | CallDocument {
    const { documents } = this.services;
    if ('twiml' in source) return documents.parse(this.leg, source.twiml);
    return documents.load(this.leg, source, this.fallback);
  }

  private async runVerbs(document: CallDocument, run: VerbRun): Promise<Next> {
    if (document.recording) {
      answerCall(run);
      await this.leg.line?.play(playClip(document.recording), run.signal);
    }
    for (const element of document.verbs) {
      const verb = isKnownVerb(element) ? verbs[element.name] : undefined;
      const next = verb ? await verb(element, run) : goOn;
      if (run.signal.aborted || next.kind !== 'continue') return next;
    }
    return goOn;
  }

  private async tellApplicationError(run: VerbRun): Promise<void> {
    if (run.signal.aborted) return;
    answerCall(run);
    await speak(applicationError, { name: 'Say', attributes: {}, children: [], text: '' }, run, run.signal);
  }

  private finish(next: Next): void {
    if (isFinal(this.leg.status)) return;
    if (next.kind === 'hang-up' && next.status) return this.leg.end(next.status);
    const failed = this.lastDial?.status;
    const mirrored = unansweredParentMirrorsDial && !this.leg.isAnswered && failed && failed !== 'completed';
    if (!mirrored) return this.leg.end('completed');
    this.leg.end(failed, failed === 'canceled' ? {} : { error: hangupErrors[failed] });
  }
}
