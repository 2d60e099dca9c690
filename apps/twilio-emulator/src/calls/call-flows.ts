import { CallFlow, type DocumentSource } from '../twiml/call-flow.js';
import type { DocumentRequest } from '../twiml/load-document.js';
import type { TwimlServices } from '../twiml/verb.js';
import type { Leg } from './leg.js';

/** The TwiML that runs, by leg. */
export class CallFlows {
  private readonly flows = new WeakMap<Leg, CallFlow>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly services: TwimlServices,
    private readonly onDefect: (error: unknown, leg: Leg) => void,
  ) {}

  start(leg: Leg, { request, fallback }: { request: DocumentSource; fallback: DocumentRequest | undefined }): void {
    const flow = new CallFlow(leg, fallback, this.services);
    this.flows.set(leg, flow);
    this.watch(leg, flow.run(request));
  }

  /** Another document takes over a call in progress (REST). A dialled leg leaves its Dial for it. */
  takeOver(leg: Leg, source: DocumentSource): void {
    const flow = this.flows.get(leg);
    if (flow) return this.watch(leg, flow.takeOver(source));
    leg.leave();
    this.start(leg, { request: source, fallback: undefined });
  }

  /** Resolves when every document that runs now has come to its end, its last requests included. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private watch(leg: Leg, running: Promise<void>): void {
    this.running.add(running);
    running
      .catch((error: unknown) => {
        this.onDefect(error, leg);
        leg.end('failed');
      })
      .finally(() => this.running.delete(running));
  }
}
