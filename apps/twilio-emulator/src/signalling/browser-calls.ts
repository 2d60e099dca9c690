import type { Clock } from '../clock.js';
import { resumeWithinMs } from '../unverified-choices.js';
import type { BrowserCall, DeviceSocket } from './browser-call.js';

/**
 * The calls that browsers take part in.
 *
 * When a socket breaks: 1. a call that the browser cannot resume ends; 2. any other goes on, audio included, and waits
 * for the browser to come back; 3. one that waited too long ends.
 */
export class BrowserCalls {
  private readonly calls = new Set<BrowserCall>();

  constructor(private readonly clock: Clock) {}

  add(call: BrowserCall, socket: DeviceSocket): void {
    if (call.leg.ended.aborted) return;
    call.attach(socket);
    this.calls.add(call);
    call.leg.ended.addEventListener('abort', () => this.calls.delete(call), { once: true });
  }

  remove(call: BrowserCall): void {
    this.calls.delete(call);
  }

  /** The call that a device means; one without a socket is picked up by the device that names it. */
  find(
    socket: DeviceSocket,
    owner: { accountSid: string; identity: string },
    callsid: string,
  ): BrowserCall | undefined {
    const named = [...this.calls].filter(
      (call) => call.isNamed(callsid) && call.accountSid === owner.accountSid && call.identity === owner.identity,
    );
    return named.find((call) => call.isOn(socket)) ?? named.find((call) => !call.isAttached);
  }

  findByReconnectToken(token: string): BrowserCall | undefined {
    return [...this.calls].find((call) => call.reconnectToken === token);
  }

  socketClosed(socket: DeviceSocket): void {
    for (const call of [...this.calls].filter((each) => each.isOn(socket))) {
      call.detach();
      call.leg.note('signalling-lost');
      if (!call.canResume) {
        call.leg.end('canceled', { byParty: true });
        continue;
      }
      const cancel = this.clock.after(resumeWithinMs, () => {
        if (!call.isAttached) call.leg.end('completed', { byParty: true });
      });
      call.leg.ended.addEventListener('abort', cancel, { once: true });
    }
  }
}
