import type { Account } from '../accounts/account-store.js';
import type { Clock } from '../clock.js';
import { Line, type LineMeasure } from '../media/line.js';
import type { MediaEndpoint } from '../media/media-endpoint.js';
import { createSid } from '../sids.js';
import { CookieJar } from '../webhooks/cookie-jar.js';
import { sipResponseCodeOf, type CallDirection, type CallStatus, type FinalStatus } from './call-status.js';
import { nobody, type FarEnd, type HangupError } from './far-end.js';

export interface LegEvent {
  readonly at: string;
  readonly event: string;
  readonly detail?: string;
}

export interface NewLeg {
  readonly account: Account;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly parent?: Leg;
  readonly applicationSid?: string;
  readonly phoneNumberSid?: string;
  /** Fields that the caller's page and token add to each TwiML request. */
  readonly customParameters?: Readonly<Record<string, string>>;
}

export interface LegEnding {
  readonly sipResponseCode?: number;
  readonly byParty?: boolean;
  readonly error?: HangupError;
}

type StatusListener = (status: CallStatus, leg: Leg) => void;

/**
 * One leg of a call: what Twilio gives a CallSid.
 *
 *     queued ──▶ initiated ──▶ ringing ──▶ in-progress ──▶ completed
 *        │           │            │
 *        └───────────┴────────────┴──▶ busy, failed, no-answer, canceled (or completed)
 *
 * Inbound legs begin at ringing. Nothing leaves a final status; a move that the diagram lacks is ignored, since a party
 * and a program may end a call in the same moment.
 */
export class Leg {
  readonly sid = createSid('CA');
  readonly account: Account;
  readonly direction: CallDirection;
  readonly from: string;
  readonly to: string;
  readonly parent: Leg | undefined;
  readonly applicationSid: string | undefined;
  readonly phoneNumberSid: string | undefined;
  readonly customParameters: Readonly<Record<string, string>>;
  readonly cookies = new CookieJar();
  readonly createdAt: Date;
  readonly events: LegEvent[] = [];
  status: CallStatus;
  answeredAt: Date | undefined;
  endedAt: Date | undefined;
  sipResponseCode: number | undefined;
  line: Line | undefined;
  /** Keys that the leg's own party pressed. */
  digits = '';
  farEnd: FarEnd = nobody;
  private readonly statusListeners = new Set<StatusListener>();
  private readonly digitListeners = new Set<(digit: string) => void>();
  private readonly ending = new AbortController();
  private readonly leaving = new AbortController();
  private lastMeasure: LineMeasure = { packetsIn: 0, packetsOut: 0, levelIn: 0, dominantHzIn: 0 };
  private readonly clock: Clock;

  constructor(leg: NewLeg, clock: Clock) {
    this.clock = clock;
    this.account = leg.account;
    this.direction = leg.direction;
    this.from = leg.from;
    this.to = leg.to;
    this.parent = leg.parent;
    this.applicationSid = leg.applicationSid;
    this.phoneNumberSid = leg.phoneNumberSid;
    this.customParameters = leg.customParameters ?? {};
    this.createdAt = clock.now();
    this.status = leg.direction === 'inbound' ? 'ringing' : 'queued';
    this.note(this.status, `${leg.from} → ${leg.to}`);
  }

  /** Aborted when the leg has ended. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }
  /** Aborted when the leg has left its Dial to go on alone (a document of its own, by REST). */
  get left(): AbortSignal {
    return this.leaving.signal;
  }
  get isAnswered(): boolean {
    return this.answeredAt !== undefined;
  }
  get durationSeconds(): number {
    if (!this.answeredAt) return 0;
    return Math.round(((this.endedAt ?? this.clock.now()).getTime() - this.answeredAt.getTime()) / 1_000);
  }

  attachMedia(endpoint: MediaEndpoint): Line {
    this.line = new Line(endpoint);
    return this.line;
  }

  initiate(): void {
    if (this.status === 'queued') this.become('initiated');
  }

  ring(): void {
    if (this.status === 'queued' || this.status === 'initiated') this.become('ringing');
  }

  answer(): void {
    if (this.isAnswered || this.endedAt) return;
    this.answeredAt = this.clock.now();
    if (this.direction === 'inbound') this.farEnd.connect();
    this.become('in-progress');
  }

  end(status: FinalStatus, { sipResponseCode, byParty = false, error }: LegEnding = {}): void {
    // Releasing one end may end the other, which may want to end this one again.
    if (this.endedAt) return;
    this.endedAt = this.clock.now();
    const final = this.isAnswered ? 'completed' : status;
    this.sipResponseCode = sipResponseCode ?? sipResponseCodeOf(final);
    this.farEnd.release({
      status: final,
      tellParty: !byParty,
      wasAnswered: this.isAnswered,
      ...(error && { error }),
    });
    this.become(final);
    this.ending.abort();
    // What is left of the line is its last measure: a finished leg is kept for a while, its audio is not.
    this.lastMeasure = this.measure();
    this.line?.close();
    this.line = undefined;
  }

  measure(): LineMeasure {
    return this.line?.measure() ?? this.lastMeasure;
  }

  leave(): void {
    this.note('left-its-dial');
    this.leaving.abort();
  }

  pressDigits(digits: string): void {
    for (const digit of digits.replace(/[^0-9*#A-D]/gi, '')) {
      this.digits += digit;
      this.note('digit', digit);
      for (const listener of [...this.digitListeners]) listener(digit);
    }
  }

  onDigit(listener: (digit: string) => void): () => void {
    this.digitListeners.add(listener);
    return () => this.digitListeners.delete(listener);
  }

  onStatus(listener: StatusListener): () => void {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  }

  note(event: string, detail?: string): void {
    this.events.push({ at: this.clock.now().toISOString(), event, ...(detail !== undefined && { detail }) });
  }

  private become(status: CallStatus): void {
    this.status = status;
    if (this.direction !== 'inbound' || status !== 'ringing') this.note(status);
    for (const listener of [...this.statusListeners]) listener(status, this);
  }
}
