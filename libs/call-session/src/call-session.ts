import { AudioChoice, systemDefaults, type AudioChoiceOptions } from './audio-choice.js';
import { CallControl, type LookUpCall } from './call-control.js';
import { isLive, type CallState, type Peer } from './call-state.js';
import { systemClock, type Clock } from './clock.js';
import type { LineState } from './line-state.js';
import { browserMicrophone, type Microphone } from './microphone.js';
import type { Unsubscribe, VoiceDevice } from './voice-device.js';
import { VoiceLine } from './voice-line.js';
import type { FetchToken, TokenRefused } from './voice-token.js';
import { watchForWake, type WakeWatch } from './wake-watch.js';

export interface CallSessionOptions {
  clientName: string;
  fetchToken: FetchToken;
  /** With the edge that the token's answer named, if it did. */
  createDevice: (token: string, edge: string | undefined) => Promise<VoiceDevice>;
  lookUpCall: LookUpCall;
  microphone?: Microphone;
  /** What the rep chose before, and where the next choice is kept; without it none outlives the session. */
  audio?: AudioChoiceOptions;
  clock?: Clock;
  wake?: WakeWatch;
  random?: () => number;
}

export interface SessionSnapshot {
  line: LineState;
  call: CallState;
}

export type DialResult =
  { kind: 'dialled' } | { kind: 'refused'; reason: 'busy' | 'not-ready' | 'empty'; sentence: string };

/**
 * One rep's telephone: the line (see LineState's diagram) and the one call on it (see CallState's). It belongs to no
 * framework: `subscribe` and `getSnapshot` are what React's useSyncExternalStore wants.
 *
 * A command that makes no sense in the present state does nothing and says so: it returns false, or why it refused.
 *
 * @example
 * const session = new CallSession({ clientName: 'alice', fetchToken, lookUpCall, createDevice: voiceSdkDevices({}) });
 * session.subscribe(() => render(session.getSnapshot()));
 * await session.signIn();
 * session.dial({ address: '+14155550142', label: 'Dana Whitfield' });
 */
export class CallSession {
  readonly clientName: string;
  /** Which microphone and loudspeakers. */
  readonly audio: AudioChoice;
  private readonly line: VoiceLine;
  private readonly calls: CallControl;
  private readonly listeners = new Set<() => void>();
  private snapshot: SessionSnapshot;

  constructor(options: CallSessionOptions) {
    const clock = options.clock ?? systemClock;
    this.clientName = options.clientName;
    this.audio = new AudioChoice(options.audio ?? { wanted: systemDefaults, keep: () => {} });
    this.calls = new CallControl(clock, options.clientName, options.lookUpCall);
    this.line = new VoiceLine(
      {
        fetchToken: options.fetchToken,
        createDevice: options.createDevice,
        microphone: options.microphone ?? browserMicrophone,
        clock,
        wake: options.wake ?? watchForWake(clock),
        random: options.random ?? Math.random,
      },
      () => isLive(this.calls.state),
    );
    this.snapshot = { line: this.line.state, call: this.calls.state };
    this.line.on('change', () => this.publish());
    this.line.on('device', (device) => this.audio.follow(device?.audio ?? null));
    this.line.on('incoming', (call) => this.calls.receive(call));
    this.calls.on('change', () => this.publish());
    this.calls.on('microphone-lost', () => void this.line.recheckMicrophone());
  }

  subscribe = (listener: () => void): Unsubscribe => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): SessionSnapshot => this.snapshot;

  /** How loud each side is, 0 to 1, about twenty times a second; kept out of the snapshot for that reason. */
  onLevels(listener: (levels: { input: number; output: number }) => void): Unsubscribe {
    return this.calls.on('levels', listener);
  }

  /** From signed-out or failed towards ready. How it went, the line's state says. */
  signIn(): Promise<void> {
    return this.line.signIn();
  }

  /** Ends a call that is going on, and is not called any more. */
  signOut(): void {
    this.line.signOut();
  }

  /** Tries at once what failed, or what would be tried again later. */
  tryNow(): void {
    this.line.tryNow();
  }

  /** The server has taken its leave back: the line fails for that reason, once a call that goes on has ended. */
  refuse(refusal: TokenRefused): void {
    this.line.refuse(refusal);
  }

  /** The line is to go through this edge of Twilio's: at once, or once a call that goes on has ended. */
  moveTo(edge: string): void {
    this.line.moveTo(edge);
  }

  /** Calls a number (E.164) or a client name, on a line that is ready and has no call. */
  dial(peer: Peer): DialResult {
    if (!peer.address.trim()) return refused('empty', 'There is no number or name to call.');
    if (isLive(this.calls.state)) return refused('busy', 'You are on a call already.');
    if (this.line.state.phase !== 'ready') return refused('not-ready', notReadySentence(this.line.state));
    void this.calls.dial(peer, () => this.line.connect({ To: peer.address }));
    return { kind: 'dialled' };
  }

  /** Takes the call that comes in. */
  answer(): boolean {
    return this.calls.answer();
  }

  /** Refuses the call that comes in. */
  decline(): boolean {
    return this.calls.decline();
  }

  /** Ends the call, or the attempt at one; one that comes in is declined instead. */
  hangUp(): boolean {
    return this.calls.hangUp();
  }

  /** Lets the other side hear the rep no more, or again. */
  mute(shouldMute: boolean): boolean {
    return this.calls.mute(shouldMute);
  }

  /** Tones of a keypad while both talk: `0` to `9`, `*`, `#`, and `w` for half a second's pause. */
  sendDigits(digits: string): boolean {
    return this.calls.sendDigits(digits);
  }

  /** Puts an ended call away. */
  dismiss(): boolean {
    return this.calls.dismiss();
  }

  private publish(): void {
    const hadCall = isLive(this.snapshot.call);
    this.snapshot = { line: this.line.state, call: this.calls.state };
    for (const listener of [...this.listeners]) listener();
    if (hadCall && !isLive(this.calls.state)) this.line.callEnded();
  }
}

function refused(reason: 'busy' | 'not-ready' | 'empty', sentence: string): DialResult {
  return { kind: 'refused', reason, sentence };
}

/** Why a call cannot be made on this line right now. */
export function notReadySentence(line: LineState): string {
  switch (line.phase) {
    case 'failed':
      return line.failure.sentence;
    case 'restoring':
      return line.reason === 'signalling-lost' ? 'The connection is being restored.' : 'The line is being renewed.';
    case 'signing-in':
      return 'The softphone is still signing in.';
    default:
      return 'The softphone is signed out.';
  }
}
