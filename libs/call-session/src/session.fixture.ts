import type { CallRecord } from './call-outcome.js';
import { CallSession } from './call-session.js';
import { FakeSwitchboard, type FakeVoiceDevice } from './fake-voice-device.js';
import { ManualClock, settle } from './manual-clock.js';
import type { Microphone, MicrophoneReport } from './microphone.js';
import type { VoiceToken } from './voice-token.js';

/** A session on a switchboard, with everything around it in a test's hands. */
export class TestSession {
  readonly clock = new ManualClock();
  readonly switchboard = new FakeSwitchboard();
  /** What the log knows, by SID; 'latest' is what it finds without one. */
  readonly records = new Map<string, CallRecord>();
  readonly session: CallSession;
  /** What the token endpoint does next; by default it gives a token for an hour. */
  answerToken: (attempt: number) => Promise<VoiceToken> = async (attempt) => this.token(attempt);
  microphoneReport: MicrophoneReport = { kind: 'usable', label: 'Desk headset' };
  microphoneChecks = 0;
  tokensAsked = 0;
  /** Where each device was made. */
  readonly edges: (string | undefined)[] = [];
  private readonly wakeListeners = new Set<() => void>();
  private readonly microphoneListeners = new Set<() => void>();

  constructor(clientName = 'alice') {
    const microphone: Microphone = {
      check: async () => {
        this.microphoneChecks += 1;
        return this.microphoneReport;
      },
      look: async () => (this.microphoneReport.kind === 'unusable' ? this.microphoneReport.problem : null),
      onChange: (listener) => subscribe(this.microphoneListeners, listener),
    };
    this.session = new CallSession({
      clientName,
      fetchToken: () => this.answerToken((this.tokensAsked += 1)),
      createDevice: async (token, edge) => {
        this.edges.push(edge);
        return this.switchboard.device(clientName, token);
      },
      lookUpCall: async ({ callSid }) => this.records.get(callSid ?? 'latest') ?? null,
      microphone,
      clock: this.clock,
      wake: (listener) => subscribe(this.wakeListeners, listener),
      random: () => 0,
    });
  }

  get line() {
    return this.session.getSnapshot().line;
  }

  get call() {
    return this.session.getSnapshot().call;
  }

  get device(): FakeVoiceDevice {
    const [device] = this.switchboard.devices;
    if (!device) throw new Error('There is no device');
    return device;
  }

  get lastCall() {
    const call = this.switchboard.outsideCalls.at(-1);
    if (!call) throw new Error('Nobody was called');
    return call;
  }

  token(attempt: number, lifetimeSeconds = 3_600): VoiceToken {
    return { token: `token-${attempt}`, expiresAt: this.clock.now() + lifetimeSeconds * 1_000 };
  }

  async signIn(): Promise<this> {
    void this.session.signIn();
    await settle();
    return this;
  }

  async talk(): Promise<this> {
    await this.signIn();
    this.session.dial({ address: '+14155550142', label: 'Dana Whitfield' });
    await settle();
    this.lastCall.theyRing();
    this.lastCall.theyAnswer();
    await settle();
    return this;
  }

  wake(): void {
    for (const listener of this.wakeListeners) listener();
  }

  async changeMicrophone(report: MicrophoneReport): Promise<void> {
    this.microphoneReport = report;
    for (const listener of [...this.microphoneListeners]) listener();
    await settle();
  }
}

export function aRecord(changes: Partial<CallRecord>): CallRecord {
  return {
    callSid: `CA${'1'.repeat(32)}`,
    direction: 'outgoing',
    status: 'completed',
    clientName: 'alice',
    answeredAt: null,
    endedAt: '2026-01-05T09:00:30.000Z',
    durationSeconds: null,
    refusal: null,
    ...changes,
  };
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
