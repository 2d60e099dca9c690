import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import twilio from 'twilio';
import { authToken } from './an-account.js';

export interface ReceivedRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, string>>;
  /** As the official package judges the signature. */
  readonly isGenuine: boolean;
}

interface ApplicationAnswer {
  readonly status?: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

type Answerer = (request: ReceivedRequest) => ApplicationAnswer | string;

/** The customer's own web server: answers TwiML, remembers what it was asked, and checks each signature. */
export class ApplicationServer {
  readonly received: ReceivedRequest[] = [];
  /** Calls that were begun before the last {@link forget}: what is still said of them is no business of a later test. */
  private readonly former = new Set<string>();
  private readonly answers = new Map<string, Answerer>();
  private readonly waiting = new Set<() => void>();
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', this.url);
      const body = Buffer.concat(chunks).toString('utf8');
      const fields = { ...parse(body) } as Record<string, string>;
      const signature = String(request.headers['x-twilio-signature'] ?? '');
      const isGenuine = twilio.validateRequest(authToken, signature, this.url + (request.url ?? ''), fields);
      const received = {
        path: url.pathname,
        method: request.method ?? '',
        headers: request.headers,
        fields,
        isGenuine,
      };
      if (!this.former.has(fields['CallSid'] ?? '') && !this.former.has(fields['ParentCallSid'] ?? '')) {
        this.received.push(received);
      }
      const answer = this.answers.get(url.pathname)?.(received) ?? '';
      const {
        status = 200,
        contentType = 'text/xml',
        headers = {},
        body: text = '',
      } = typeof answer === 'string' ? { body: answer } : answer;
      response.writeHead(status, { ...(contentType !== '' && { 'Content-Type': contentType }), ...headers }).end(text);
      for (const wake of [...this.waiting]) wake();
    });
  });

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<ApplicationServer> {
    const application = new ApplicationServer();
    await new Promise<void>((resolve) => application.server.listen(0, '127.0.0.1', resolve));
    return application;
  }

  /** TwiML within <Response>, or a whole answer, for a path. */
  answer(path: string, answer: Answerer | string): void {
    const answerer = typeof answer === 'function' ? answer : () => answer;
    this.answers.set(path, (request) => {
      const given = answerer(request);
      return typeof given === 'string' ? `<Response>${given}</Response>` : given;
    });
  }

  requestsTo(path: string): ReceivedRequest[] {
    return this.received.filter((request) => request.path === path);
  }

  /** Waits for the request itself, never for a time. */
  async requestTo(path: string, matches: (request: ReceivedRequest) => boolean = () => true): Promise<ReceivedRequest> {
    for (;;) {
      const found = this.requestsTo(path).find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
  }

  forget(): void {
    for (const { fields } of this.received.splice(0)) {
      for (const callSid of [fields['CallSid'], fields['ParentCallSid']]) if (callSid) this.former.add(callSid);
    }
    this.answers.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
