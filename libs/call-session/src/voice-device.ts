import type { VoiceError } from './voice-error.js';

export type Unsubscribe = () => void;

export interface VoiceDeviceEvents {
  registered: undefined;
  unregistered: undefined;
  incoming: VoiceCall;
  /** Not the end of the device: it goes on trying, unless the token is at fault. */
  error: VoiceError;
}

/**
 * A telephone in the browser. The rules that every implementation keeps; `voice-device.contract.ts` tries each of them:
 *
 * 1. `register()` resolves when the device can be called. It rejects with a VoiceError when its token is refused.
 * 2. `registered` and `unregistered` follow the line: a lost socket says `unregistered`, a restored one `registered`.
 * 3. An outgoing call rings before it is accepted; its SID is known from then on.
 * 4. Every call says `ended` exactly once, as its last word, with the error when one was the cause.
 * 5. An incoming call that the caller gives up, or that another device answers, ends as `cancelled`; one that is
 *    rejected here ends as `rejected` and the caller's ends too.
 * 6. `muted` is said when the state changes, and only then.
 * 7. A device in a call ignores further incoming calls.
 * 8. A call survives a lost socket: `reconnecting`, then `reconnected`.
 * 9. `destroy()` ends its calls, and nothing is said afterwards. `updateToken()` throws then.
 * 10. `audio` names what is plugged in by role; what is not there cannot be chosen, and what was chosen can be left for the
 *    system's default again, also in the middle of a call.
 * 11. A microphone is open during a call and while somebody listens to its level, and at no other time.
 */
export interface VoiceDevice {
  register(): Promise<void>;
  unregister(): Promise<void>;
  /** `params` go to the TwiML App's Voice URL; `To` is what the rep dialled. */
  connect(params: Readonly<Record<string, string>>): Promise<VoiceCall>;
  updateToken(token: string): void;
  destroy(): void;
  readonly audio: VoiceAudio;
  on<Name extends keyof VoiceDeviceEvents>(
    name: Name,
    listener: (payload: VoiceDeviceEvents[Name]) => void,
  ): Unsubscribe;
}

export interface AudioDevice {
  id: string;
  label: string;
}

/** What a rep speaks into, hears the call through, and is called by. */
export type AudioRole = 'microphone' | 'speaker' | 'ringer';

/** Microphones and loudspeakers, as far as the browser lets a page have them. */
export interface VoiceAudio {
  /** Those that are plugged in, the system's default (which is what `null` means to `choose`) not listed as another. */
  devices(role: AudioRole): readonly AudioDevice[];
  /** False where the browser, or the page around, leaves the choice of loudspeakers to the system. */
  readonly canChooseOutputs: boolean;
  /** For now and for calls to come; null for the system's default. Rejects, and changes nothing, for one that is not there. */
  choose(role: AudioRole, id: string | null): Promise<void>;
  /** Plays about a second of sound on the device that was chosen. Resolves when it has begun. */
  playTone(role: 'speaker' | 'ringer'): Promise<void>;
  /** How loud the chosen microphone is, 0 to 1, many times a second, until the returned function is called. */
  listen(listener: (level: number) => void): Unsubscribe;
  /** Something was plugged in or out, or the list is known for the first time. */
  onChange(listener: () => void): Unsubscribe;
}

export type CallEndReason = 'hung-up' | 'cancelled' | 'rejected';

export interface CallEnd {
  reason: CallEndReason;
  error: VoiceError | null;
}

export interface VoiceCallEvents {
  ringing: undefined;
  accepted: undefined;
  reconnecting: undefined;
  reconnected: undefined;
  muted: boolean;
  /** How loud each side is, 0 to 1, about twenty times a second. */
  levels: { input: number; output: number };
  ended: CallEnd;
}

export interface VoiceCall {
  readonly direction: 'outgoing' | 'incoming';
  /** This leg's own SID; null until Twilio has given one. */
  readonly callSid: string | null;
  /** Who calls: `client:NAME` or a number. Empty for an outgoing call. */
  readonly from: string;
  readonly customParameters: ReadonlyMap<string, string>;
  readonly isMuted: boolean;
  accept(): void;
  reject(): void;
  /** Leaves it ringing elsewhere, in silence here. */
  ignore(): void;
  hangUp(): void;
  mute(shouldMute: boolean): void;
  /** 0 to 9, *, # and w for half a second of pause. */
  sendDigits(digits: string): void;
  on<Name extends keyof VoiceCallEvents>(name: Name, listener: (payload: VoiceCallEvents[Name]) => void): Unsubscribe;
}
