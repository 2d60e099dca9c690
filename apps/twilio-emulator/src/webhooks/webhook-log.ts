import { KeptEntries } from '../debugger/kept-entries.js';
import type { HttpAnswer } from './http-exchange.js';
import type { WebhookParameters } from './signature.js';

export type WebhookPurpose = 'twiml' | 'status-callback' | 'media';

export interface LoggedRequest {
  readonly at: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly purpose: WebhookPurpose;
  readonly method: string;
  readonly url: string;
  readonly parameters: WebhookParameters;
}

export interface LoggedWebhook extends LoggedRequest {
  readonly milliseconds: number;
  readonly answer?: { status: number; contentType: string; body: string };
  readonly failure?: string;
}

const keptBodyCharacters = 8_000;

/** Every webhook that was sent, with its answer. */
export class WebhookLog {
  private readonly kept = new KeptEntries<LoggedWebhook>(300);

  answered(request: LoggedRequest, answer: HttpAnswer, milliseconds: number): void {
    const contentType = answer.headers['content-type'] ?? '';
    const isText = contentType === '' || /^text\/|xml|json/.test(contentType);
    const body = isText
      ? answer.body.toString('utf8').slice(0, keptBodyCharacters)
      : `(${answer.body.length} bytes of ${contentType})`;
    this.kept.add({ ...request, milliseconds, answer: { status: answer.status, contentType, body } });
  }

  failed(request: LoggedRequest, failure: string, milliseconds: number): void {
    this.kept.add({ ...request, milliseconds, failure });
  }

  list(): LoggedWebhook[] {
    return this.kept.newestFirst();
  }
}
