import type { Call } from '@twilio/voice-sdk';
import { Emitter } from './emitter.js';
import type { CallEndReason, Unsubscribe, VoiceCall, VoiceCallEvents } from './voice-device.js';
import { VoiceError } from './voice-error.js';

interface VendorError {
  code: number;
  message: string;
}

export function translate(error: VendorError): VoiceError {
  return new VoiceError(error.code, error.message, { cause: error });
}

/** A call of the Voice SDK, kept to the rules of VoiceDevice. */
export class VoiceSdkCall implements VoiceCall {
  readonly direction: 'outgoing' | 'incoming';
  readonly from: string;
  readonly customParameters: ReadonlyMap<string, string>;
  private hasEnded = false;
  private wasAccepted = false;
  private cause: VoiceError | null = null;
  private readonly events = new Emitter<VoiceCallEvents>();

  constructor(
    private readonly call: Call,
    private readonly beforeAnswer: (call: VoiceSdkCall) => Promise<void> | null,
  ) {
    this.direction = String(call.direction) === 'INCOMING' ? 'incoming' : 'outgoing';
    this.from = call.parameters['From'] ?? '';
    this.customParameters = call.customParameters;
    this.listen();
  }

  get callSid(): string | null {
    const sid = this.call.parameters['CallSid'];
    return sid?.startsWith('CA') ? sid : null;
  }

  get isMuted(): boolean {
    return this.call.isMuted();
  }

  accept(): void {
    const ready = this.beforeAnswer(this);
    // The SDK takes no notice of an answer to a call that has ended meanwhile.
    if (ready) void ready.then(() => this.call.accept());
    else this.call.accept();
  }

  reject(): void {
    this.call.reject();
  }

  ignore(): void {
    this.call.ignore();
    this.end('cancelled'); // The SDK says nothing about a call that it ignores.
  }

  hangUp(): void {
    this.call.disconnect();
  }

  mute(shouldMute: boolean): void {
    this.call.mute(shouldMute);
  }

  sendDigits(digits: string): void {
    this.call.sendDigits(digits);
  }

  on<Name extends keyof VoiceCallEvents>(name: Name, listener: (payload: VoiceCallEvents[Name]) => void): Unsubscribe {
    return this.events.on(name, listener);
  }

  private listen(): void {
    const { call } = this;
    call.on('ringing', () => this.events.emit('ringing', undefined));
    call.on('accept', () => {
      this.wasAccepted = true;
      this.events.emit('accepted', undefined);
    });
    call.on('reconnecting', () => this.wasAccepted && this.events.emit('reconnecting', undefined));
    call.on('reconnected', () => this.events.emit('reconnected', undefined));
    call.on('mute', (isMuted: boolean) => this.events.emit('muted', isMuted));
    call.on('volume', (input: number, output: number) => this.events.emit('levels', { input, output }));
    call.on('error', (error: VendorError) => this.blame(error));
    call.on('disconnect', () => this.end('hung-up'));
    call.on('cancel', () => this.end('cancelled'));
    call.on('reject', () => this.end('rejected'));
    call.on('transportClose', () => this.checkAfterLostSocket());
  }

  // The SDK says `error` just before or just after `disconnect`, depending on who ended the call, but always in the
  // same task. An error that the call outlives is not the cause of its end.
  private blame(error: VendorError): void {
    this.cause = translate(error);
    setTimeout(() => (this.cause = null), 0);
  }

  // Without a token to resume with, the SDK closes a call in silence when the socket is lost; and it forgets one that
  // is still ringing here.
  private checkAfterLostSocket(): void {
    if (this.direction === 'incoming' && !this.wasAccepted) return this.end('cancelled');
    queueMicrotask(() => {
      if (String(this.call.status()) !== 'closed') return;
      this.cause = new VoiceError(53001, 'The connection to Twilio was lost');
      this.end('hung-up');
    });
  }

  private end(reason: CallEndReason): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    queueMicrotask(() => this.events.emit('ended', { reason, error: this.cause }));
  }
}
