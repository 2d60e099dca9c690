import { backoffMs, pause, type Clock } from './clock.js';
import { Emitter } from './emitter.js';
import { isTokenFault, microphoneFailure, sentenceOf, tokenFailure, tokenNotAccepted } from './line-failure.js';
import { moveLine, type LineFailure, type LineState, type RestoringReason } from './line-state.js';
import type { Microphone, MicrophoneProblem } from './microphone.js';
import { TokenKeeper } from './token-keeper.js';
import { registerWithin, registrationPatienceMs } from './registration.js';
import type { Unsubscribe, VoiceCall, VoiceDevice } from './voice-device.js';
import { VoiceError } from './voice-error.js';
import { TokenRefused, type FetchToken } from './voice-token.js';
import type { WakeWatch } from './wake-watch.js';

export interface VoiceLineOptions {
  fetchToken: FetchToken;
  /** With the token's edge, where it says one. */
  createDevice: (token: string, edge: string | undefined) => Promise<VoiceDevice>;
  microphone: Microphone;
  clock: Clock;
  wake: WakeWatch;
  random: () => number;
}

export interface VoiceLineEvents {
  change: undefined;
  incoming: VoiceCall;
  /** There is another device, or none any more. */
  device: VoiceDevice | null;
}

/** Gets a client onto the line and keeps it there: microphone, token, registration, and all three again when lost. */
export class VoiceLine {
  private current: LineState = { phase: 'signed-out' };
  private device: VoiceDevice | null = null;
  private edge: string | undefined;
  private stop = new AbortController();
  private stopWatching: Unsubscribe[] = [];
  private isRebuilding = false;
  private needsRebuild = false;
  private failureAfterCall: LineFailure | null = null;
  private readonly events = new Emitter<VoiceLineEvents>();
  private readonly keeper: TokenKeeper;

  constructor(
    private readonly options: VoiceLineOptions,
    /** Is a call in progress that a new device would cut? */
    private readonly hasCall: () => boolean,
  ) {
    this.keeper = new TokenKeeper(options.fetchToken, options.clock, options.random, {
      renewed: (token, lapsed) => this.takeToken(token, lapsed),
      delayed: (sentence, attempt) => {
        if (this.keeper.hasLapsed) this.restore('token-expired');
        this.say(sentence, attempt);
      },
      refused: (refusal) => this.fail(tokenFailure(refusal)),
    });
  }

  get state(): LineState {
    return this.current;
  }

  on<Name extends keyof VoiceLineEvents>(name: Name, listener: (payload: VoiceLineEvents[Name]) => void): Unsubscribe {
    return this.events.on(name, listener);
  }

  async signIn(): Promise<void> {
    if (this.current.phase !== 'signed-out' && this.current.phase !== 'failed') return;
    this.close();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.move(this.signingIn('microphone', null));
    const token = this.keeper.obtain();
    token.catch(() => undefined); // Awaited below; until then it may be refused while the microphone is still asked for.
    const microphone = await this.options.microphone.check();
    if (signal.aborted) return;
    if (microphone.kind === 'unusable') return this.refuseMicrophone(microphone.problem);
    this.move(this.signingIn('token', microphone.label));
    this.stopWatching.push(
      this.options.wake(() => this.lookAgain()),
      this.options.microphone.onChange(() => void this.lookAtMicrophone()),
    );
    await this.build(signal);
  }

  signOut(): void {
    this.close();
    if (this.current.phase !== 'signed-out') this.move({ phase: 'signed-out' });
  }

  refuse(refusal: TokenRefused): void {
    this.fail(tokenFailure(refusal));
  }

  /** Does now what would be done later: the rep's "Try now", or the network is back. */
  tryNow(): void {
    if (this.current.phase === 'failed') void this.signIn();
    else if (this.current.phase === 'restoring') this.rebuild(this.current.reason);
  }

  /** The company has moved its line. The next token says so, too, and brings what else has changed with it. */
  moveTo(edge: string): void {
    const { edge: present } = this.keeper;
    if (this.device && present !== undefined && present !== edge) this.keeper.renewNow();
  }

  /** The call is over: what had to wait for that is done now. */
  callEnded(): void {
    if (this.failureAfterCall) return this.fail(this.failureAfterCall);
    if (this.needsRebuild) this.rebuild('signalling-lost');
    else this.followEdge();
    void this.lookAtMicrophone();
  }

  async connect(params: Readonly<Record<string, string>>): Promise<VoiceCall> {
    if (!this.device) throw new VoiceError(31009, 'There is no line yet');
    return this.device.connect(params);
  }

  /** A call could not use the microphone: nor can the next one, so say it now. */
  async recheckMicrophone(): Promise<void> {
    const { signal } = this.stop;
    const report = await this.options.microphone.check();
    if (!signal.aborted && report.kind === 'unusable') this.refuseMicrophone(report.problem);
  }

  private async lookAtMicrophone(): Promise<void> {
    const { signal } = this.stop;
    if (this.hasCall() || this.current.phase === 'signing-in') return;
    const problem = await this.options.microphone.look().catch(() => null);
    if (!signal.aborted && problem) this.refuseMicrophone(problem);
  }

  private async build(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        const token = await this.keeper.obtain();
        if (signal.aborted) return;
        if (this.current.phase === 'signing-in') this.move({ ...this.current, step: 'registering', trouble: null });
        const { edge } = this.keeper;
        const device = await this.options.createDevice(token, edge);
        this.edge = edge;
        await this.register(device, signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof TokenRefused) return this.fail(tokenFailure(error));
        if (isTokenFault(error)) {
          if (attempt > 1) return this.fail(tokenNotAccepted(error));
          this.keeper.distrust();
        }
        this.say(sentenceOf(error), attempt + 1);
        await pause(this.options.clock, backoffMs(attempt, this.options.random), signal);
      }
    }
  }

  private async register(device: VoiceDevice, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return device.destroy();
    this.device?.destroy();
    this.device = device;
    this.events.emit('device', device);
    device.on('registered', () => this.isCurrent(device) && this.becomeReady());
    device.on('unregistered', () => this.isCurrent(device) && this.lose());
    device.on('incoming', (call) => this.isCurrent(device) && this.events.emit('incoming', call));
    device.on('error', (error) => this.isCurrent(device) && this.hear(error));
    try {
      await registerWithin(device, this.options.clock);
    } catch (error) {
      if (this.device === device) this.device = null;
      throw error;
    }
  }

  private isCurrent(device: VoiceDevice): boolean {
    return this.device === device && !this.stop.signal.aborted;
  }

  private becomeReady(): void {
    if (this.keeper.hasLapsed) return;
    this.needsRebuild = false;
    if (this.current.phase === 'signing-in' || this.current.phase === 'restoring') {
      this.move({ phase: 'ready', since: this.options.clock.now() });
    }
  }

  private lose(): void {
    if (this.current.phase !== 'ready') return;
    this.restore('signalling-lost');
    // The device reconnects by itself. Should it have given up, which it does not say, begin again.
    const { signal } = this.stop;
    void pause(this.options.clock, registrationPatienceMs, signal).then(() => {
      if (!signal.aborted && this.current.phase === 'restoring') this.rebuild('signalling-lost');
    });
  }

  private hear(error: VoiceError): void {
    // While a device is being registered its errors also end that attempt, which sees to a fresh token itself.
    const isBuilding = this.isRebuilding || this.current.phase === 'signing-in';
    if (isTokenFault(error) && !isBuilding) {
      this.keeper.distrust();
      this.restore('token-expired');
      this.keeper.check();
    } else {
      this.say(sentenceOf(error));
    }
  }

  private takeToken(token: string, lapsed: boolean): void {
    this.device?.updateToken(token);
    // Whoever registered with a token that has run out is no longer registered, and the device does not notice.
    if (lapsed && !this.isRebuilding && this.current.phase !== 'signing-in') this.rebuild('token-expired');
    else this.followEdge();
  }

  /** A device cannot move during a call: one that is made afterwards is at the new place from the start. */
  private followEdge(): void {
    const { edge } = this.keeper;
    const isFree = this.current.phase === 'ready' && !this.hasCall();
    if (isFree && edge !== undefined && edge !== this.edge) this.rebuild('moved');
  }

  private lookAgain(): void {
    if (this.keeper.hasLapsed && this.current.phase === 'ready') this.restore('token-expired');
    this.keeper.check();
    if (this.current.phase === 'restoring' && this.current.reason === 'signalling-lost') {
      this.rebuild('signalling-lost');
    }
  }

  private rebuild(reason: RestoringReason): void {
    this.needsRebuild = this.hasCall();
    if (this.needsRebuild || this.isRebuilding) return;
    this.isRebuilding = true;
    const { signal } = this.stop;
    this.restore(reason);
    void this.build(signal).finally(() => {
      if (this.stop.signal !== signal) return;
      this.isRebuilding = false;
      this.followEdge();
    });
  }

  private restore(reason: RestoringReason): void {
    if (this.current.phase !== 'ready') return;
    this.move({ phase: 'restoring', reason, since: this.options.clock.now(), trouble: null });
  }

  private say(trouble: string, attempt?: number): void {
    if (this.current.phase === 'restoring') this.move({ ...this.current, trouble });
    if (this.current.phase === 'signing-in') {
      this.move({ ...this.current, trouble, attempt: attempt ?? this.current.attempt });
    }
  }

  private refuseMicrophone(problem: MicrophoneProblem): void {
    this.fail(microphoneFailure(problem));
    this.stopWatching.push(this.options.microphone.onChange(() => this.tryNow()));
  }

  private fail(failure: LineFailure): void {
    if (this.current.phase === 'failed' || this.current.phase === 'signed-out') return;
    this.failureAfterCall = this.hasCall() ? failure : null;
    if (this.failureAfterCall) return;
    this.close();
    this.move({ phase: 'failed', failure });
  }

  private close(): void {
    this.stop.abort();
    this.keeper.stop();
    for (const stop of this.stopWatching.splice(0)) stop();
    this.device?.destroy();
    this.device = null;
    this.events.emit('device', null);
    this.isRebuilding = false;
    this.needsRebuild = false;
    this.failureAfterCall = null;
  }

  private signingIn(step: 'microphone' | 'token', microphone: string | null): LineState {
    const since = this.options.clock.now();
    return { phase: 'signing-in', step, since, microphone, attempt: 1, trouble: null };
  }

  private move(to: LineState): void {
    this.current = moveLine(this.current, to);
    this.events.emit('change', undefined);
  }
}
