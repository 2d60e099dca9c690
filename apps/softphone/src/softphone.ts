import {
  CallSession,
  systemClock,
  voiceSdkDevices,
  type CallSessionOptions,
  type Clock,
} from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import { SoftphoneChannel, type FramedWindow } from '@cordboard/embed';
import { ApiProblem } from './api/api-problem.js';
import { CordboardApi, redeemTicket } from './api/cordboard-api.js';
import { NameBook } from './directory/name-book.js';
import { Launcher } from './launch/launcher.js';
import { refusalOf, refuseOtherName, watchSession } from './launch/session-watch.js';
import { LogBook } from './phone/log-book.js';
import { Phone } from './phone/phone.js';

/** What the softphone needs of the browser; a test brings its own. */
export interface SoftphoneWorld {
  frame: FramedWindow;
  baseUrl: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  clock?: Clock;
  createDevices?: (session: SoftphoneSession) => CallSessionOptions['createDevice'];
  microphone?: CallSessionOptions['microphone'];
}

/** A launched softphone: who it is for, and its telephone. */
export interface Desk {
  session: SoftphoneSession;
  api: CordboardApi;
  phone: Phone;
}

/** Puts launch, CRM page, API and telephone together. */
export class Softphone {
  readonly log: LogBook;
  readonly names = new NameBook();
  readonly launcher: Launcher;
  private readonly clock: Clock;
  private readonly page: SoftphoneChannel;
  private desk: Desk | null = null;
  private stopWatching = () => {};
  private isSignedOutByCompany = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly world: SoftphoneWorld) {
    this.clock = world.clock ?? systemClock;
    this.log = new LogBook(this.clock);
    this.launcher = new Launcher({
      redeem: (ticket) => redeemTicket(world.fetch, world.baseUrl, ticket),
      askPage: () => this.page.askForLaunch(),
      clock: this.clock,
    });
    this.page = new SoftphoneChannel(world.frame, {
      onLaunch: (ticket, origin) => this.launcher.launch(ticket, origin),
      onDial: ({ to, label, withinMs }) => this.dialForPage(to, label, withinMs),
    });
    this.launcher.subscribe(() => this.followLaunch());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Null until there is a session. */
  getDesk = (): Desk | null => this.desk;

  private followLaunch(): void {
    const state = this.launcher.getSnapshot();
    if (state.phase === 'launched' && this.desk?.session !== state.session) this.sitDown(state.session);
    if (state.phase === 'waiting') this.log.note(`${state.sentence} Asking the CRM page for a new launch`);
    for (const listener of [...this.listeners]) listener();
  }

  private sitDown(session: SoftphoneSession): void {
    const api = new CordboardApi(this.world.fetch, this.world.baseUrl, session.sessionToken, () => this.clock.now());
    const createDevices = this.world.createDevices ?? (({ voice }) => voiceSdkDevices(voice));
    const call = new CallSession({
      clientName: session.client.name,
      fetchToken: (signal) => this.fetchToken(api, session.client.name, signal),
      lookUpCall: ({ callSid, startedAt }) =>
        callSid ? api.findCall(callSid) : api.findCallSince(session.client.name, startedAt),
      createDevice: createDevices(session),
      clock: this.clock,
      ...(this.world.microphone ? { microphone: this.world.microphone } : {}),
    });
    const phone = new Phone({ session: call, names: this.names, page: this.page, log: this.log, clock: this.clock });
    this.desk = { session, api, phone };
    this.isSignedOutByCompany = false;
    this.stopWatching();
    this.stopWatching = watchSession({
      clock: this.clock,
      clientName: session.client.name,
      look: () => this.noting(api.currentSession()),
      onEdge: (edge) => call.moveTo(edge),
      onEnd: (refusal) => call.refuse(refusal),
    });
    call.subscribe(() => this.leaveWhenEnded(phone));
    this.page.connect(session.parentOrigin);
    void call.signIn();
  }

  private leaveWhenEnded(phone: Phone): void {
    const { line } = phone.session.getSnapshot();
    if (this.desk?.phone !== phone || line.phase !== 'failed' || line.failure.reason !== 'session-ended') return;
    this.desk = null;
    this.stopWatching();
    phone.close();
    this.launcher.sessionEnded(line.failure.sentence, { isForGood: this.isSignedOutByCompany });
  }

  private dialForPage(to: string, label: string | undefined, withinMs: number): void {
    const phone = this.desk?.phone;
    if (phone)
      return phone.dial({ address: to, label: label ?? this.names.labelOf(to) }, { isFromPage: true, withinMs });
    const sentence = 'The softphone is starting again.';
    this.page.send({ type: 'dial-refused', to, reason: 'not-ready', sentence });
  }

  private async fetchToken(api: CordboardApi, clientName: string, signal: AbortSignal) {
    try {
      const token = await this.noting(api.issueToken(clientName, signal));
      const refusal = refuseOtherName(token.clientName, clientName);
      if (refusal) throw refusal;
      return token;
    } catch (error) {
      throw error instanceof ApiProblem && error.retry !== 'later' ? refusalOf(error) : error;
    }
  }

  /** Whoever was signed out by their company is not signed in again by itself. */
  private async noting<Result>(asked: Promise<Result>): Promise<Result> {
    return asked.catch((error: unknown) => {
      if (error instanceof ApiProblem && error.retry === 'rep-launch') this.isSignedOutByCompany = true;
      throw error;
    });
  }
}
