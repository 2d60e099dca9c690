import type { Leg } from '../calls/leg.js';
import type { DialTarget } from '../telephone-network/network.js';
import { PeerConnectionMedia } from '../media/peer-connection-media.js';
import { connectionIdentity } from '../media/sdp.js';
import { statusOfRejectedLeg, unregisteredIdentity } from '../unverified-choices.js';
import { BrowserCall } from './browser-call.js';
import type { DeviceConnection } from './device-connection.js';
import { sendUserMessage } from './outgoing-call.js';
import type { SignallingServices } from './signalling-services.js';

/**
 * One leg that rings at every registered device of an identity.
 *
 *     ringing ──▶ answered by one device; the others get cancel
 *        ├──▶ rejected, once every device has said no
 *        └──▶ released from our side: all get cancel
 */
export class IncomingCall {
  private readonly ringing = new Set<BrowserCall>();
  private winner: BrowserCall | undefined;

  constructor(
    private readonly leg: Leg,
    private readonly services: SignallingServices,
  ) {}

  /** Rings. Twilio reports ringing on the browser's behalf, at once. */
  async ring(target: Extract<DialTarget, { kind: 'client' }>): Promise<void> {
    const { leg, services } = this;
    leg.farEnd = {
      showRinging: () => undefined,
      connect: () => undefined,
      release: ({ tellParty }) => this.release(tellParty),
      sendMessage: (content, sid) => this.winner && sendUserMessage(this.winner, content, sid),
    };
    const devices = services.devices.reachable(leg.account, target.identity);
    if (devices.length === 0) {
      leg.note('unreachable', `no device of "${target.identity}" is registered with an incoming grant`);
      return leg.end(unregisteredIdentity.status, { sipResponseCode: unregisteredIdentity.sipResponseCode });
    }
    leg.ring();
    await Promise.all(devices.map((device) => this.invite(device, target)));
  }

  private async invite(device: DeviceConnection, target: Extract<DialTarget, { kind: 'client' }>): Promise<void> {
    const { leg, services } = this;
    const { media, offer } = await PeerConnectionMedia.offering({
      isLoopbackOnly: services.isLoopbackOnly,
      onLost: () => this.winner?.media === media && leg.end('completed', { byParty: true }),
    });
    if (leg.ended.aborted || this.winner) return media.close();
    const call = new BrowserCall(leg, leg.account.sid, target.identity, undefined, media, '');
    call.canResume = true;
    this.ringing.add(call);
    services.incomingCalls.set(call, this);
    services.browserCalls.add(call, device);
    const parameters = new URLSearchParams(Object.fromEntries(target.parameters));
    call.send('invite', {
      callsid: leg.sid,
      sdp: offer,
      reconnect: call.reconnectToken,
      parameters: {
        AccountSid: leg.account.sid,
        ApiVersion: '2010-04-01',
        CallSid: leg.sid,
        From: leg.from,
        To: leg.to,
        // The SDK splits at & and =, and decodes %20 but not +.
        Params: parameters.toString().replaceAll('+', '%20'),
      },
    });
  }

  async answeredBy(call: BrowserCall, sdp: string): Promise<void> {
    if (this.winner || this.leg.ended.aborted || !this.ringing.has(call)) return;
    this.winner = call;
    this.ringing.delete(call);
    for (const loser of this.ringing) this.dismiss(loser);
    call.connectionIdentity = connectionIdentity(sdp);
    try {
      await call.media.acceptAnswer(sdp);
    } catch (error) {
      this.leg.note('failed', error instanceof Error ? error.message : String(error));
      return this.leg.end('failed');
    }
    this.services.calls.attachMedia(this.leg, call.media);
    call.send('answer', { callsid: this.leg.sid, reconnect: call.reconnectToken });
    this.leg.answer();
  }

  rejectedBy(call: BrowserCall): void {
    if (!this.ringing.delete(call)) return;
    this.services.browserCalls.remove(call);
    call.media.close();
    this.leg.note('rejected', call.identity);
    if (this.ringing.size === 0 && !this.winner) this.leg.end(statusOfRejectedLeg, { byParty: true });
  }

  private release(tellParty: boolean): void {
    for (const call of this.ringing) this.dismiss(call);
    if (this.winner && tellParty) this.winner.send('hangup', { callsid: this.leg.sid });
  }

  private dismiss(call: BrowserCall): void {
    this.ringing.delete(call);
    call.send('cancel', { callsid: this.leg.sid });
    this.services.browserCalls.remove(call);
    call.media.close();
  }
}
