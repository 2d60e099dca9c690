import { Emitter } from './emitter.js';
import type { CallEndReason, Unsubscribe, VoiceCall, VoiceCallEvents } from './voice-device.js';
import { VoiceError } from './voice-error.js';

/** A call on a FakeSwitchboard. `they…` is the other side, played by the test. */
export class FakeVoiceCall implements VoiceCall {
  readonly customParameters: ReadonlyMap<string, string>;
  callSid: string | null;
  isMuted = false;
  isAccepted = false;
  isAlive = true;
  sentDigits = '';
  /** The same call on the other devices that it rings. */
  rivals: FakeVoiceCall[] = [];
  private other: FakeVoiceCall | null = null;
  private readonly events = new Emitter<VoiceCallEvents>();

  constructor(
    readonly direction: 'outgoing' | 'incoming',
    readonly sid: string,
    readonly from: string,
    customParameters: Readonly<Record<string, string>>,
  ) {
    this.customParameters = new Map(Object.entries(customParameters));
    this.callSid = direction === 'incoming' ? sid : null;
  }

  accept(): void {
    if (!this.isAlive || this.isAccepted || this.direction === 'outgoing') return;
    for (const rival of this.rivals) rival.finish('cancelled');
    this.settle();
    this.other?.settle();
  }

  reject(): void {
    if (this.isAccepted || this.direction === 'outgoing') return;
    this.finish('rejected');
    if (!this.rivals.some((rival) => rival.isAlive)) this.other?.theyHangUp();
  }

  ignore(): void {
    if (!this.isAccepted) this.finish('cancelled');
  }

  hangUp(): void {
    if (this.isAlive) this.end();
  }

  mute(shouldMute: boolean): void {
    if (this.isMuted === shouldMute) return;
    this.isMuted = shouldMute;
    this.events.emit('muted', shouldMute);
  }

  sendDigits(digits: string): void {
    this.sentDigits += digits;
  }

  on<Name extends keyof VoiceCallEvents>(name: Name, listener: (payload: VoiceCallEvents[Name]) => void): Unsubscribe {
    return this.events.on(name, listener);
  }

  theyRing(): void {
    this.callSid = this.sid;
    this.events.emit('ringing', undefined);
  }

  theyAnswer(): void {
    if (this.isAlive) this.settle();
  }

  theyHangUp(errorCode?: number): void {
    this.finish('hung-up', errorCode === undefined ? null : new VoiceError(errorCode, 'The other side ended it'));
  }

  /** The caller gives up before anyone answered. */
  theyGiveUp(): void {
    this.finish('cancelled');
  }

  hear(input: number, output: number): void {
    this.events.emit('levels', { input, output });
  }

  bridgeTo(other: FakeVoiceCall): void {
    this.other = other;
    other.other = this;
  }

  /** Ends it from this side, and with it the other. */
  end(): void {
    const { other } = this;
    this.finish('hung-up');
    if (this.direction === 'outgoing') {
      for (const leg of other ? [other, ...other.rivals] : []) leg.finish(leg.isAccepted ? 'hung-up' : 'cancelled');
    } else {
      other?.finish('hung-up');
    }
  }

  interrupt(): void {
    if (this.isAccepted) this.events.emit('reconnecting', undefined);
    else if (this.direction === 'incoming') this.finish('cancelled');
  }

  resume(): void {
    if (this.isAccepted) this.events.emit('reconnected', undefined);
  }

  private settle(): void {
    this.isAccepted = true;
    this.callSid = this.sid;
    queueMicrotask(() => {
      if (this.isAlive) this.events.emit('accepted', undefined);
    });
  }

  private finish(reason: CallEndReason, error: VoiceError | null = null): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.events.emit('ended', { reason, error });
  }
}
