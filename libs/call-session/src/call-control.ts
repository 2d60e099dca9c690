import { describeOutcome, isConclusive, type CallRecord, type EndFacts } from './call-outcome.js';
import { isLive, moveCall, type CallState, type LiveCall, type Peer } from './call-state.js';
import { pause, type Clock } from './clock.js';
import { Emitter } from './emitter.js';
import type { CallEnd, Unsubscribe, VoiceCall } from './voice-device.js';
import { VoiceError } from './voice-error.js';

export interface WantedCall {
  /** Null for an outgoing call that ended before Twilio had told its SID: a line that is busy at once. */
  callSid: string | null;
  /** On this machine's clock. */
  startedAt: number;
}

/** Asks the API's log for a call; null when it is not there (yet). */
export type LookUpCall = (wanted: WantedCall) => Promise<CallRecord | null>;

// Status callbacks take a moment to arrive, so the log is asked again, a little later each time.
const lookUpDelaysMs = [0, 300, 700, 1_500, 3_000];

export interface CallControlEvents {
  change: undefined;
  levels: { input: number; output: number };
  /** The microphone could not be used for a call. */
  'microphone-lost': undefined;
}

/** One call at a time: drives a VoiceCall and keeps its state. */
export class CallControl {
  private current: CallState = { phase: 'idle' };
  private voiceCall: VoiceCall | null = null;
  private endedHere = false;
  private readonly events = new Emitter<CallControlEvents>();

  constructor(
    private readonly clock: Clock,
    private readonly clientName: string,
    private readonly lookUpCall: LookUpCall,
  ) {}

  get state(): CallState {
    return this.current;
  }

  on<Name extends keyof CallControlEvents>(
    name: Name,
    listener: (payload: CallControlEvents[Name]) => void,
  ): Unsubscribe {
    return this.events.on(name, listener);
  }

  /** Makes a call through `connect`, which may take its time; hanging up meanwhile is heeded. */
  async dial(peer: Peer, connect: () => Promise<VoiceCall>): Promise<void> {
    const startedAt = this.clock.now();
    this.begin({
      phase: 'calling',
      direction: 'outgoing',
      peer,
      calledNumber: null,
      callSid: null,
      startedAt,
      answeredAt: null,
      isMuted: false,
      digits: '',
    });
    const isStillThis = () => isLive(this.current) && this.current.startedAt === startedAt && !this.voiceCall;
    try {
      const call = await connect();
      if (isStillThis()) this.follow(call);
      else call.hangUp();
    } catch (error) {
      if (isStillThis()) this.finish({ reason: 'hung-up', error: asVoiceError(error) });
    }
  }

  /** Takes an incoming call, unless there is one already: then it goes on ringing elsewhere. */
  receive(call: VoiceCall): void {
    if (isLive(this.current)) return call.ignore();
    const callerName = call.customParameters.get('callerName');
    const address = call.from.replace(/^client:/, '');
    this.begin({
      phase: 'incoming',
      direction: 'incoming',
      peer: { address, label: callerName || address || 'Unknown caller' },
      calledNumber: call.customParameters.get('calledNumber') || null,
      callSid: call.customParameters.get('callSid') ?? call.callSid,
      startedAt: this.clock.now(),
      answeredAt: null,
      isMuted: false,
      digits: '',
    });
    this.follow(call);
  }

  answer(): boolean {
    if (this.current.phase !== 'incoming' || !this.voiceCall) return false;
    this.update({ phase: 'answering' });
    this.voiceCall.accept();
    return true;
  }

  decline(): boolean {
    if (this.current.phase !== 'incoming' || !this.voiceCall) return false;
    this.voiceCall.reject();
    return true;
  }

  hangUp(): boolean {
    if (!isLive(this.current) || this.current.phase === 'incoming') return false;
    this.endedHere = true;
    if (this.voiceCall) this.voiceCall.hangUp();
    else this.finish({ reason: 'hung-up', error: null });
    return true;
  }

  mute(shouldMute: boolean): boolean {
    if (!this.isTalking()) return false;
    this.voiceCall?.mute(shouldMute);
    return true;
  }

  sendDigits(digits: string): boolean {
    if (!this.isTalking() || !/^[0-9*#w]+$/.test(digits)) return false;
    this.voiceCall?.sendDigits(digits);
    if (isLive(this.current)) this.update({ digits: this.current.digits + digits });
    return true;
  }

  dismiss(): boolean {
    if (this.current.phase !== 'ended') return false;
    this.move({ phase: 'idle' });
    return true;
  }

  private begin(call: LiveCall): void {
    this.endedHere = false;
    this.voiceCall = null;
    this.move(call);
  }

  private follow(call: VoiceCall): void {
    this.voiceCall = call;
    const listen: VoiceCall['on'] = (name, listener) =>
      call.on(name, (payload) => {
        if (this.voiceCall === call) listener(payload);
      });
    listen('ringing', () => this.update({ phase: 'ringing', callSid: call.callSid }));
    listen('accepted', () => this.establish(call));
    listen('reconnecting', () => this.isTalking() && this.update({ phase: 'reconnecting' }));
    listen('reconnected', () => this.isTalking() && this.update({ phase: 'in-call' }));
    listen('muted', (isMuted) => this.isTalking() && this.update({ isMuted }));
    listen('levels', (levels) => this.events.emit('levels', levels));
    listen('ended', (end) => this.finish(end));
  }

  private establish(call: VoiceCall): void {
    if (!isLive(this.current)) return;
    const callSid = this.current.callSid ?? call.callSid;
    this.update({ phase: 'in-call', callSid, answeredAt: this.clock.now() });
  }

  private finish(end: CallEnd): void {
    if (!isLive(this.current)) return;
    const { direction, answeredAt, callSid, startedAt } = this.current;
    const endedAt = this.clock.now();
    const facts: EndFacts = {
      direction,
      answeredAt,
      endedAt,
      endedHere: this.endedHere,
      end,
      ownClientName: this.clientName,
    };
    const lacksMicrophone = end.error?.kind === 'microphone-refused' || end.error?.kind === 'no-microphone';
    // Twilio has heard of it, so the log will.
    const isLogged = this.voiceCall !== null && !lacksMicrophone;
    this.voiceCall = null;
    this.move({ ...this.current, phase: 'ended', endedAt, outcome: describeOutcome(facts, null, !isLogged) });
    if (lacksMicrophone) this.events.emit('microphone-lost', undefined);
    if (isLogged) void this.askLog({ callSid, startedAt }, facts);
  }

  private async askLog(wanted: WantedCall, facts: EndFacts): Promise<void> {
    const isStillShown = () => this.current.phase === 'ended' && this.current.startedAt === wanted.startedAt;
    let record: CallRecord | null = null;
    for (const delayMs of lookUpDelaysMs) {
      if (delayMs > 0) await pause(this.clock, delayMs, new AbortController().signal);
      if (!isStillShown()) return;
      record = await this.lookUpCall(wanted).catch(() => null);
      if (record && isConclusive(facts, record)) break;
    }
    if (this.current.phase !== 'ended' || !isStillShown()) return;
    const callSid = wanted.callSid ?? record?.callSid ?? null;
    this.move({ ...this.current, callSid, outcome: describeOutcome(facts, record, true) });
  }

  private isTalking(): boolean {
    return this.current.phase === 'in-call' || this.current.phase === 'reconnecting';
  }

  private update(changes: Partial<LiveCall>): void {
    if (isLive(this.current)) this.move({ ...this.current, ...changes });
  }

  private move(to: CallState): void {
    this.current = moveCall(this.current, to);
    this.events.emit('change', undefined);
  }
}

function asVoiceError(error: unknown): VoiceError {
  if (error instanceof VoiceError) return error;
  return new VoiceError(31000, error instanceof Error ? error.message : String(error), { cause: error });
}
