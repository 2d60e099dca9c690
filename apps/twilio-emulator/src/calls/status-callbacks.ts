import type { HttpMethod } from '../accounts/account-schema.js';
import type { Clock } from '../clock.js';
import type { Debugger } from '../debugger/debugger.js';
import { WebhookFailed } from '../webhooks/webhook-client.js';
import type { WebhookSender } from '../webhooks/webhook-sender.js';
import { identifyingParameters } from './call-parameters.js';
import { isFinal, type CallStatus } from './call-status.js';
import type { Leg } from './leg.js';

const progressEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type ProgressEvent = (typeof progressEvents)[number];

export interface StatusCallbackSettings {
  readonly url: string;
  readonly method: HttpMethod;
  readonly events: readonly ProgressEvent[];
}

/** The events named in an attribute such as `initiated ringing answered`; unknown ones are left out. */
export function progressEventsIn(names: string): ProgressEvent[] {
  const wanted = names.trim().split(/[\s,]+/);
  return progressEvents.filter((event) => wanted.includes(event));
}

/**
 * Tells the application how a leg fares. SequenceNumber counts the callbacks that were sent for this leg, from 0. They go
 * out one after the other; a failed one is noted in the debugger and never disturbs the call.
 */
export class StatusCallbacks {
  private readonly underway = new Set<Promise<void>>();

  constructor(
    private readonly client: WebhookSender,
    private readonly complaints: Debugger,
    private readonly clock: Clock,
  ) {}

  follow(leg: Leg, settings: StatusCallbackSettings): void {
    if (settings.url === '') return;
    let sequenceNumber = 0;
    let sending = Promise.resolve();
    leg.onStatus((status) => {
      const event = eventOf(status);
      if (!event || !settings.events.includes(event)) return;
      const parameters = { ...this.parametersOf(leg), SequenceNumber: String(sequenceNumber++) };
      sending = sending.then(() => this.send(leg, settings, parameters));
      this.watch(sending);
    });
  }

  /** Resolves when all that was to be told until now has been told, or has failed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underway);
  }

  private watch(sending: Promise<void>): void {
    this.underway.add(sending);
    const forget = () => this.underway.delete(sending);
    sending.then(forget, forget);
  }

  private parametersOf(leg: Leg): Record<string, string> {
    return {
      ...identifyingParameters(leg),
      CallbackSource: 'call-progress-events',
      Timestamp: this.clock.now().toUTCString().replace('GMT', '+0000'),
      ...(isFinal(leg.status) && {
        CallDuration: String(leg.durationSeconds),
        Duration: String(Math.ceil(leg.durationSeconds / 60)),
        SipResponseCode: String(leg.sipResponseCode),
      }),
    };
  }

  private async send(
    leg: Leg,
    { url, method }: StatusCallbackSettings,
    parameters: Record<string, string>,
  ): Promise<void> {
    try {
      await this.client.send({
        account: leg.account,
        callSid: leg.sid,
        purpose: 'status-callback',
        url,
        method,
        parameters,
        cookies: (leg.parent ?? leg).cookies,
      });
    } catch (error) {
      if (!(error instanceof WebhookFailed)) throw error;
      this.complaints.report({
        level: 'warning',
        code: 15003,
        message: `The status callback failed: ${error.message} (${error.code}).`,
        accountSid: leg.account.sid,
        callSid: leg.sid,
        url,
      });
    }
  }
}

function eventOf(status: CallStatus): ProgressEvent | undefined {
  if (status === 'initiated' || status === 'ringing') return status;
  if (status === 'in-progress') return 'answered';
  return isFinal(status) ? 'completed' : undefined;
}
