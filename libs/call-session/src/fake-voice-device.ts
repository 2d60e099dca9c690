import { Emitter } from './emitter.js';
import { FakeSoundCard, FakeVoiceAudio } from './fake-voice-audio.js';
import { FakeVoiceCall } from './fake-voice-call.js';
import type { Unsubscribe, VoiceAudio, VoiceCall, VoiceDevice, VoiceDeviceEvents } from './voice-device.js';
import { VoiceError } from './voice-error.js';

/** A switchboard without a network, for tests: its devices reach each other by client name and keep every rule. */
export class FakeSwitchboard {
  readonly devices = new Set<FakeVoiceDevice>();
  /** What its devices hear and speak through: one computer's. */
  readonly soundCard = new FakeSoundCard();
  /** Every call placed to something other than a registered client, oldest first; a test plays its other end. */
  readonly outsideCalls: FakeVoiceCall[] = [];
  private readonly refusals = new Map<string, VoiceError>();
  private callsMade = 0;

  device(identity: string, token: string): FakeVoiceDevice {
    const device = new FakeVoiceDevice(this, identity, token);
    this.devices.add(device);
    return device;
  }

  /** From now on `token` is answered with `code`, as Twilio would: 20104 expired, 20101 not valid. */
  refuseToken(token: string, code: number): void {
    this.refusals.set(token, new VoiceError(code, 'The token was refused'));
  }

  refusalOf(token: string): VoiceError | null {
    return this.refusals.get(token) ?? null;
  }

  /** Cuts the sockets of a client's devices; `restoreSockets` brings them back. */
  dropSockets(identity: string): void {
    for (const device of this.devicesOf(identity)) device.loseSocket();
  }

  restoreSockets(identity: string): void {
    for (const device of this.devicesOf(identity)) device.regainSocket();
  }

  /** A call from outside, offered to every free device of a client. */
  ring(identity: string, from: string, customParameters: Record<string, string> = {}): FakeVoiceCall[] {
    const free = this.devicesOf(identity).filter((device) => device.isRegistered && !device.isBusy);
    const calls = free.map(() => new FakeVoiceCall('incoming', this.nextSid(), from, customParameters));
    for (const call of calls) call.rivals = calls.filter((other) => other !== call);
    for (const [index, device] of free.entries()) device.receive(calls[index]);
    return calls;
  }

  place(from: FakeVoiceDevice, params: Readonly<Record<string, string>>): FakeVoiceCall {
    const call = new FakeVoiceCall('outgoing', this.nextSid(), '', params);
    const to = (params['To'] ?? '').replace(/^client:/, '');
    const isClient = this.devicesOf(to).length > 0;
    if (!isClient) this.outsideCalls.push(call);
    void later(() => {
      if (!isClient || !call.isAlive) return;
      if (!this.devicesOf(to).some((device) => device.isRegistered)) return call.theyHangUp(31480);
      const parent = { callSid: call.sid, callerName: from.identity };
      const legs = this.ring(to, `client:${from.identity}`, parent);
      // A device in another call says nothing of this one, and who calls hears it ring.
      call.theyRing();
      for (const leg of legs) leg.bridgeTo(call);
    });
    return call;
  }

  private devicesOf(identity: string): FakeVoiceDevice[] {
    return [...this.devices].filter((device) => device.identity === identity);
  }

  private nextSid(): string {
    this.callsMade += 1;
    return `CA${this.callsMade.toString(16).padStart(32, '0')}`;
  }
}

/** As a network would answer: only after whoever asked has had a turn to listen. */
async function later(task: () => void): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  task();
}

/** One telephone on a FakeSwitchboard. */
export class FakeVoiceDevice implements VoiceDevice {
  isRegistered = false;
  private wantsRegistration = false;
  private isConnected = true;
  private isDestroyed = false;
  private readonly calls = new Set<FakeVoiceCall>();
  private readonly events = new Emitter<VoiceDeviceEvents>();

  readonly audio: VoiceAudio;

  constructor(
    private readonly switchboard: FakeSwitchboard,
    readonly identity: string,
    public token: string,
  ) {
    this.audio = new FakeVoiceAudio(switchboard.soundCard);
  }

  get isBusy(): boolean {
    return [...this.calls].some((call) => call.isAlive && (call.direction === 'outgoing' || call.isAccepted));
  }

  async register(): Promise<void> {
    this.wantsRegistration = true;
    await Promise.resolve();
    const refusal = this.switchboard.refusalOf(this.token);
    if (refusal) {
      this.fail(refusal);
      throw refusal;
    }
    if (this.isConnected) this.setRegistered(true);
  }

  async unregister(): Promise<void> {
    this.wantsRegistration = false;
    await Promise.resolve();
    this.setRegistered(false);
  }

  async connect(params: Readonly<Record<string, string>>): Promise<VoiceCall> {
    await Promise.resolve();
    const refusal = this.switchboard.refusalOf(this.token);
    if (refusal) throw refusal;
    const call = this.switchboard.place(this, params);
    this.keep(call);
    return call;
  }

  updateToken(token: string): void {
    if (this.isDestroyed) throw new Error('A destroyed device takes no token');
    this.token = token;
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.isRegistered = false;
    this.switchboard.devices.delete(this);
    for (const call of [...this.calls]) call.end();
    this.events.clear();
  }

  on<Name extends keyof VoiceDeviceEvents>(
    name: Name,
    listener: (payload: VoiceDeviceEvents[Name]) => void,
  ): Unsubscribe {
    return this.events.on(name, listener);
  }

  receive(call: FakeVoiceCall | undefined): void {
    if (!call) return;
    this.keep(call);
    this.events.emit('incoming', call);
  }

  fail(error: VoiceError): void {
    this.events.emit('error', error);
  }

  loseSocket(): void {
    this.isConnected = false;
    this.fail(new VoiceError(31005, 'The socket was lost'));
    this.setRegistered(false);
    for (const call of [...this.calls]) call.interrupt();
  }

  regainSocket(): void {
    this.isConnected = true;
    for (const call of [...this.calls]) call.resume();
    if (this.wantsRegistration && !this.switchboard.refusalOf(this.token)) this.setRegistered(true);
  }

  private keep(call: FakeVoiceCall): void {
    const { soundCard } = this.switchboard;
    this.calls.add(call);
    if (call.direction === 'outgoing') soundCard.open(call);
    else call.on('accepted', () => soundCard.open(call));
    call.on('ended', () => {
      this.calls.delete(call);
      soundCard.release(call);
    });
  }

  private setRegistered(isRegistered: boolean): void {
    if (this.isDestroyed || this.isRegistered === isRegistered) return;
    this.isRegistered = isRegistered;
    this.events.emit(isRegistered ? 'registered' : 'unregistered', undefined);
  }
}
