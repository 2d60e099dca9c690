import {
  CallSession,
  systemClock,
  voiceSdkDevices,
  type CallSessionOptions,
  type Clock,
} from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import { SoftphoneChannel, type FramedWindow, type Theme } from '@cordboard/embed';
import { ApiProblem } from './api/api-problem.js';
import { CordboardApi, redeemTicket } from './api/cordboard-api.js';
import { ChoiceBook, type ChoiceStorage } from './choices/choices.js';
import { NameBook } from './directory/name-book.js';
import { Folding } from './folding/folding.js';
import { FrameHeight, type Frame } from './folding/frame-height.js';
import { chooseLanguage, messagesIn, type Messages } from './language/languages.js';
import { Launcher } from './launch/launcher.js';
import { refusalOf, refuseOtherName, watchSession } from './launch/session-watch.js';
import { LogBook } from './phone/log-book.js';
import { Phone } from './phone/phone.js';

/** What the softphone needs of the browser; a test brings its own. */
export interface SoftphoneWorld {
  frame: FramedWindow;
  /** How high the frame is. */
  height: Frame;
  /** Null where the browser keeps nothing for this page. */
  storage: ChoiceStorage | null;
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
  readonly choices: ChoiceBook;
  readonly folding: Folding;
  private readonly clock: Clock;
  private readonly page: SoftphoneChannel;
  private desk: Desk | null = null;
  private pageTheme: Theme = 'system';
  private stopWatching = () => {};
  private isSignedOutByCompany = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly world: SoftphoneWorld) {
    this.clock = world.clock ?? systemClock;
    this.log = new LogBook(this.clock);
    this.choices = new ChoiceBook(world.storage);
    this.launcher = new Launcher({
      redeem: (ticket) => redeemTicket(world.fetch, world.baseUrl, ticket),
      askPage: () => this.page.askForLaunch(),
      clock: this.clock,
    });
    this.page = new SoftphoneChannel(world.frame, {
      onLaunch: (ticket, origin) => this.launcher.launch(ticket, origin),
      onDial: ({ to, label, withinMs }) => this.dialForPage(to, label, withinMs),
      onSurroundings: ({ canFold, theme }) => {
        this.pageTheme = theme;
        this.folding.allow(canFold);
        this.publish();
      },
    });
    this.folding = new Folding({
      page: this.page,
      frame: new FrameHeight(world.height),
      choices: this.choices,
      clock: this.clock,
      onRefused: () => this.log.note(this.getMessages().folding.refused),
    });
    this.choices.subscribe(() => this.publish());
    this.launcher.subscribe(() => this.followLaunch());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Null until there is a session. */
  getDesk = (): Desk | null => this.desk;

  /** The rep's own choice, else the page's. */
  getTheme = (): Theme => this.choices.getSnapshot().theme ?? this.pageTheme;

  getMessages = (): Messages => messagesIn(chooseLanguage(this.choices.getSnapshot().language, navigator.languages));

  private followLaunch(): void {
    const state = this.launcher.getSnapshot();
    if (state.phase === 'launched' && this.desk?.session !== state.session) this.sitDown(state.session);
    const { phone, phrase } = this.getMessages();
    if (state.phase === 'waiting') this.log.note(phone.askingPage(phrase(state.sentence)));
    this.publish();
  }

  private publish(): void {
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
      audio: { wanted: this.choices.getSnapshot().audio, keep: (audio) => this.choices.change({ audio }) },
      ...(this.world.microphone ? { microphone: this.world.microphone } : {}),
    });
    const phone = new Phone({
      session: call,
      names: this.names,
      page: this.page,
      log: this.log,
      clock: this.clock,
      getMessages: this.getMessages,
    });
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
