import { EventEmitter } from 'node:events';
import type { TenantId, TwilioCheck } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';

/** A check was the first to see that Twilio's side of a tenant is broken, or mended again. */
export interface TwilioTransition {
  readonly tenantId: TenantId;
  readonly transition: 'broken' | 'mended';
  readonly check: TwilioCheck;
}

/**
 * Tells whoever listens in this process. A check is made by one node: who has to hear of all of them reads the `transition`
 * of the stored checks, or brings a channel between nodes.
 */
@Injectable()
export class TwilioCheckEvents {
  readonly #emitter = new EventEmitter<{ transition: [TwilioTransition] }>();

  publish(event: TwilioTransition): void {
    this.#emitter.emit('transition', event);
  }

  /** The answer ends it. */
  listen(listener: (event: TwilioTransition) => void): () => void {
    this.#emitter.on('transition', listener);
    return () => this.#emitter.off('transition', listener);
  }
}
