import { isLive, type CallSession, type Clock, type DialResult, type Peer } from '@cordboard/call-session';
import { dialPatienceMs, type SoftphoneChannel } from '@cordboard/embed';
import type { Messages } from '../language/languages.js';
import type { NameBook } from '../directory/name-book.js';
import { logLines } from './call-log.js';
import type { LogBook } from './log-book.js';
import { MissingDevices } from './missing-devices.js';
import { pageMessages } from './page-messages.js';

export interface PhoneSnapshot {
  /** A call that is made as soon as the line is there. */
  pending: Peer | null;
  /** Why the last call that was asked for is not made. */
  refusal: string | null;
}

export interface PhoneOptions {
  session: CallSession;
  names: NameBook;
  page: Pick<SoftphoneChannel, 'send'>;
  log: LogBook;
  clock: Clock;
  getMessages: () => Messages;
}

interface PendingDial {
  peer: Peer;
  /** Asked for by the CRM page, which then is owed an answer. */
  isFromPage: boolean;
  cancelTimer: () => void;
}

/** The rep's telephone as the softphone has it: a CallSession, its log, the CRM page, and a call that has to wait. */
export class Phone {
  readonly session: CallSession;
  private snapshot: PhoneSnapshot = { pending: null, refusal: null };
  private seen;
  private pending: PendingDial | null = null;
  private readonly missing = new MissingDevices();
  private readonly stops: readonly (() => void)[];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: PhoneOptions) {
    this.session = options.session;
    this.seen = options.session.getSnapshot();
    this.stops = [
      options.session.subscribe(() => this.follow()),
      options.session.audio.subscribe(() => this.followAudio()),
    ];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): PhoneSnapshot => this.snapshot;

  /** Calls at once, or as soon as the line is there, for up to `withinMs`. */
  dial(peer: Peer, { isFromPage = false, withinMs = dialPatienceMs } = {}): void {
    this.dropPending('replaced', 'Another call was asked for before this one could be made.');
    this.options.names.remember(peer.address, peer.label);
    const result = this.session.dial(peer);
    if (result.kind === 'dialled') return this.update({ refusal: null });
    if (result.reason === 'not-ready' && this.comesBack())
      return this.keep(peer, isFromPage, withinMs, result.sentence);
    this.refuse(peer, isFromPage, result);
  }

  /** Calls off a call that waits for the line. */
  cancelPending(): void {
    if (this.pending?.isFromPage) this.dropPending('replaced', 'The rep called it off.');
    this.pending?.cancelTimer();
    this.pending = null;
    this.update({ pending: null, refusal: null });
  }

  close(): void {
    this.dropPending('not-ready', 'The softphone was closed.');
    for (const stop of this.stops) stop();
    // The page is still owed the end of a call whose outcome was being looked up.
    const gone = { ...this.seen, call: { phase: 'idle' } as const };
    for (const message of pageMessages(this.seen, gone, this.session.clientName)) this.options.page.send(message);
    this.session.signOut();
  }

  private follow(): void {
    const before = this.seen;
    const after = this.session.getSnapshot();
    this.seen = after;
    const { clientName } = this.session;
    const nameOf = (call: typeof after.call) => ('peer' in call ? this.options.names.nameOf(call.peer) : '');
    const messages = this.options.getMessages();
    for (const text of logLines({ before, after, clientName, nameOf, messages })) this.options.log.note(text);
    for (const message of pageMessages(before, after, clientName)) this.options.page.send(message);
    // Why something was not called during a call is of no interest after it.
    if (isLive(before.call) && !isLive(after.call)) this.update({ refusal: null });
    if (!this.pending) return;
    if (after.line.phase === 'ready' && !isLive(after.call)) this.dialPending();
    else if (after.line.phase === 'failed') this.dropPending('not-ready', after.line.failure.sentence);
  }

  private followAudio(): void {
    const { gone, back } = this.missing.follow(this.session.audio.getSnapshot());
    const { phone } = this.options.getMessages();
    for (const label of gone) this.options.log.note(phone.deviceMissing(label));
    for (const label of back) this.options.log.note(phone.deviceBack(label));
  }

  private comesBack(): boolean {
    const { phase } = this.session.getSnapshot().line;
    return phase === 'signing-in' || phase === 'restoring';
  }

  private keep(peer: Peer, isFromPage: boolean, withinMs: number, sentence: string): void {
    const cancelTimer = this.options.clock.after(withinMs, () => this.dropPending('not-ready', sentence));
    this.pending = { peer, isFromPage, cancelTimer };
    this.update({ pending: peer, refusal: null });
    this.options.log.note(this.options.getMessages().phone.callsSoon(this.options.names.nameOf(peer)));
  }

  private dialPending(): void {
    if (!this.pending) return;
    const { peer, isFromPage, cancelTimer } = this.pending;
    cancelTimer();
    this.pending = null;
    this.update({ pending: null });
    const result = this.session.dial(peer);
    if (result.kind === 'refused') this.refuse(peer, isFromPage, result);
  }

  private dropPending(reason: 'not-ready' | 'replaced', sentence: string): void {
    if (!this.pending) return;
    const { peer, isFromPage, cancelTimer } = this.pending;
    cancelTimer();
    this.pending = null;
    this.update({ pending: null });
    this.refuse(peer, isFromPage, { reason, sentence });
  }

  private refuse(
    peer: Peer,
    isFromPage: boolean,
    { reason, sentence }: { reason: Extract<DialResult, { kind: 'refused' }>['reason'] | 'replaced'; sentence: string },
  ): void {
    const { phone, phrase } = this.options.getMessages();
    this.options.log.note(phone.notCalled(phrase(sentence)));
    this.update({ refusal: sentence });
    if (isFromPage) this.options.page.send({ type: 'dial-refused', to: peer.address, reason, sentence });
  }

  private update(changes: Partial<PhoneSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...changes };
    for (const listener of [...this.listeners]) listener();
  }
}
