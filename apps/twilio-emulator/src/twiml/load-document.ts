import type { HttpMethod } from '../accounts/account-schema.js';
import { callParameters } from '../calls/call-parameters.js';
import type { Leg } from '../calls/leg.js';
import type { Debugger } from '../debugger/debugger.js';
import { readWav, UnplayableAudio } from '../media/wav.js';
import { WebhookFailed, type WebhookAnswer } from '../webhooks/webhook-client.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import { InvalidTwiml, parseTwiml, type TwimlElement } from './parse-twiml.js';
import { warningsFor } from './known-verbs.js';

/** Where the next document comes from, with the fields that belong to this request alone (Digits, DialCallStatus …). */
export interface DocumentRequest {
  readonly url: string;
  readonly method: HttpMethod;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface CallDocument {
  readonly verbs: readonly TwimlElement[];
  /** Relative URLs resolve against it; undefined for TwiML that came with a REST request. */
  readonly url: string | undefined;
  /** The application answered with a recording instead of TwiML: it is played, then the call ends. */
  readonly recording?: Uint8Array;
}

/** Neither the application nor its fallback gave a document that can run. */
export class NoDocument extends Error {}

class UnusableDocument extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

const twimlTypes = ['text/xml', 'application/xml', 'text/html'];

/**
 * Gets a document from the application. The ladder: the URL itself; then the fallback URL with the same fields plus
 * ErrorCode and ErrorUrl; then NoDocument, upon which the caller hears that an application error has occurred.
 */
export class DocumentLoader {
  constructor(
    private readonly client: WebhookSender,
    private readonly complaints: Debugger,
  ) {}

  async load(leg: Leg, request: DocumentRequest, fallback: DocumentRequest | undefined): Promise<CallDocument> {
    try {
      return await this.fetch(leg, request);
    } catch (error) {
      const code = this.complain(leg, request.url, error);
      if (!fallback) throw new NoDocument(undefined, { cause: error });
      const parameters = { ...request.parameters, ErrorCode: String(code), ErrorUrl: request.url };
      return this.fetch(leg, { ...fallback, parameters }).catch((second: unknown) => {
        this.complain(leg, fallback.url, second);
        throw new NoDocument(undefined, { cause: second });
      });
    }
  }

  /** TwiML that came with a REST request. */
  parse(leg: Leg, twiml: string): CallDocument {
    try {
      return this.warned(leg, undefined, { verbs: parseTwiml(twiml), url: undefined });
    } catch (error) {
      this.complain(leg, '', error);
      throw new NoDocument(undefined, { cause: error });
    }
  }

  private async fetch(leg: Leg, request: DocumentRequest): Promise<CallDocument> {
    const answer = await this.client.send({
      account: leg.account,
      callSid: leg.sid,
      purpose: 'twiml',
      url: request.url,
      method: request.method,
      parameters: { ...callParameters(leg), ...request.parameters },
      cookies: leg.cookies,
    });
    return this.warned(leg, answer.url, interpretAnswer(answer));
  }

  private warned(leg: Leg, url: string | undefined, document: CallDocument): CallDocument {
    for (const { code, message } of warningsFor(document.verbs)) {
      this.complaints.report({
        level: 'warning',
        code,
        message,
        accountSid: leg.account.sid,
        callSid: leg.sid,
        ...(url !== undefined && { url }),
      });
    }
    return document;
  }

  private complain(leg: Leg, url: string, error: unknown): number {
    const known = error instanceof WebhookFailed || error instanceof InvalidTwiml || error instanceof UnusableDocument;
    if (!known) throw error;
    this.complaints.report({
      level: 'error',
      code: error.code,
      message: `No usable TwiML${url === '' ? '' : ` from ${url}`}: ${error.message}.`,
      accountSid: leg.account.sid,
      callSid: leg.sid,
      url,
    });
    return error.code;
  }
}

function interpretAnswer({ contentType, body, url }: WebhookAnswer): CallDocument {
  if (body.length === 0) return { verbs: [], url };
  const text = () => body.toString('utf8').replace(/^\uFEFF/, '');
  if (twimlTypes.includes(contentType)) return { verbs: parseTwiml(text()), url };
  if (contentType.startsWith('audio/')) {
    try {
      return { verbs: [], url, recording: readWav(body) };
    } catch (error) {
      if (error instanceof UnplayableAudio) throw new UnusableDocument(12300, error.message);
      throw error;
    }
  }
  if (contentType !== 'text/plain') {
    throw new UnusableDocument(12300, `the content type "${contentType}" is not text/xml; send text/xml`);
  }
  try {
    return { verbs: parseTwiml(text()), url };
  } catch (error) {
    if (!(error instanceof InvalidTwiml)) throw error;
    return { verbs: [{ name: 'Say', attributes: {}, children: [], text: text() }], url };
  }
}
