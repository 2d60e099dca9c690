import { FakeSwitchboard, ManualClock, settle, type MicrophoneReport } from '@cordboard/call-session';
import type { Call, SoftphoneSession } from '@cordboard/contracts';
import { configure, screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { act } from 'preact/test-utils';
import { createRoot, type Root } from 'react-dom/client';
import { SoftphoneApp } from './screens/softphone-app.js';
import type { ChoiceStorage } from './choices/choices.js';
import { Softphone } from './softphone.js';

// Whatever an event changes is on the screen before the next line of a test.
configure({
  eventWrapper(callback) {
    let result: unknown;
    act(() => {
      result = callback();
    });
    return result;
  },
});

export const crm = 'https://crm.example.com';

/** What a browser keeps, in memory. */
export function aStorage(entries: Record<string, string> = {}): ChoiceStorage & { entries: Record<string, string> } {
  return {
    entries,
    getItem: (key) => entries[key] ?? null,
    setItem: (key, value) => void (entries[key] = value),
  };
}

type Answer = () => Promise<Response> | Response;

export function answer(status: number, body: unknown): Response {
  return { ok: status < 400, status, headers: new Headers(), json: async () => body } as Response;
}

export const aSession = (changes: Partial<SoftphoneSession> = {}): SoftphoneSession => ({
  sessionToken: 'cbs_1',
  expiresAt: '2026-01-05T21:00:00.000Z',
  parentOrigin: crm,
  tenant: {
    id: '019b8d2e-0000-7000-8000-000000000001' as SoftphoneSession['tenant']['id'],
    name: 'Pellgrove',
    country: 'US',
    callerId: '+14155550100',
  },
  client: { name: 'alice', displayName: 'Alice Moreau' },
  voice: { edge: 'ashburn', signallingHost: null },
  ...changes,
});

export const aCall = (changes: Partial<Call> = {}): Call => ({
  callSid: `CA${'1'.repeat(32)}`,
  direction: 'outgoing',
  from: 'client:alice',
  to: '+14155550142',
  clientName: 'alice',
  crmUser: null,
  status: 'completed',
  startedAt: '2026-01-05T08:20:00.000Z',
  answeredAt: '2026-01-05T08:20:05.000Z',
  endedAt: '2026-01-05T08:26:00.000Z',
  durationSeconds: 355,
  refusal: null,
  ...changes,
});

const colleague = (name: string, displayName: string) => ({
  id: name,
  name,
  displayName,
  createdAt: '2026-01-01T00:00:00Z',
});

/** A softphone on the screen, and the world around it in a test's hands. */
export class SoftphoneOnScreen {
  readonly switchboard = new FakeSwitchboard();
  readonly clock = new ManualClock(Date.now());
  readonly user = userEvent.setup({ delay: null });
  readonly posted: { message: Record<string, unknown>; origin: string }[] = [];
  readonly requests: { path: string; init: RequestInit }[] = [];
  /** Where the company has its line, and where each device was made. */
  edge = 'ashburn';
  readonly edges: (string | undefined)[] = [];
  microphone: MicrophoneReport = { kind: 'usable', label: 'Desk headset' };
  readonly answers: Record<string, Answer> = {
    '/v1/embed-sessions/redeem': () => answer(201, aSession()),
    '/v1/tokens': () =>
      answer(201, {
        token: 'token',
        clientName: 'alice',
        edge: this.edge,
        expiresAt: new Date(this.clock.now() + 3_600_000).toISOString(),
      }),
    '/v1/embed-sessions/current': () =>
      answer(200, { client: { name: 'alice' }, voice: { edge: this.edge }, expiresAt: 'later' }),
    '/v1/clients': () =>
      answer(200, { data: [colleague('alice', 'Alice Moreau'), colleague('bob', 'Bob Okafor')], nextCursor: null }),
    '/v1/calls': () => answer(200, { data: [aCall()], nextCursor: null }),
  };
  readonly softphone: Softphone;
  /** How high the page makes the frame, and whether it does as the softphone asks. */
  frameHeight = 580;
  doesPageFollow = true;
  private readonly listeners = new Set<(event: MessageEvent) => void>();
  private readonly microphoneListeners = new Set<() => void>();
  private readonly heightListeners = new Set<() => void>();
  private readonly parent = {
    postMessage: (message: Record<string, unknown>, origin: string) => {
      this.posted.push({ message, origin });
      if (message['type'] === 'resize' && this.doesPageFollow) this.setHeight(message['size'] === 'folded' ? 48 : 580);
    },
  } as unknown as Window;
  private root: Root | null = null;

  /** `storage` is what the browser keeps for it; null where it keeps nothing. */
  constructor(storage: ChoiceStorage | null = aStorage()) {
    const frameHeight = () => this.frameHeight;
    this.softphone = new Softphone({
      storage,
      height: {
        get innerHeight() {
          return frameHeight();
        },
        addEventListener: (_: string, listener: () => void) => void this.heightListeners.add(listener),
        removeEventListener: (_: string, listener: () => void) => void this.heightListeners.delete(listener),
      } as unknown as Window,
      frame: {
        parent: this.parent,
        addEventListener: (_: string, listener: (event: MessageEvent) => void) => this.listeners.add(listener),
        removeEventListener: (_: string, listener: (event: MessageEvent) => void) => this.listeners.delete(listener),
      } as unknown as Window,
      baseUrl: 'https://phone.example.com',
      fetch: async (url, init) => this.serve(url, init),
      clock: this.clock,
      createDevices: (session) => async (token, edge) => {
        this.edges.push(edge);
        return this.switchboard.device(session.client.name, token);
      },
      microphone: {
        check: async () => this.microphone,
        look: async () => (this.microphone.kind === 'unusable' ? this.microphone.problem : null),
        onChange: (listener) => {
          this.microphoneListeners.add(listener);
          return () => this.microphoneListeners.delete(listener);
        },
      },
    });
  }

  async open(ticket: string | null = 'ticket'): Promise<this> {
    const place = document.body.appendChild(document.createElement('div'));
    this.root = createRoot(place);
    await this.now(() => {
      this.root?.render(<SoftphoneApp softphone={this.softphone} />);
      this.softphone.launcher.start(ticket);
    });
    while (this.softphone.getDesk() && !this.hasNumbers) await this.now(() => {});
    return this;
  }

  close(): void {
    act(() => this.root?.unmount());
    document.body.replaceChildren();
  }

  /** Does something and lets everything that follows from it settle. */
  async now(task: () => void): Promise<void> {
    await act(async () => {
      task();
      for (let turn = 0; turn < 4; turn += 1) {
        await settle();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    });
  }

  async later(ms: number): Promise<void> {
    await act(async () => this.clock.advance(ms));
    await this.now(() => {});
  }

  async press(name: string): Promise<void> {
    const button = screen.getByRole('button', { name });
    await this.user.click(button);
    await this.now(() => {});
  }

  async type(text: string): Promise<void> {
    await this.user.type(screen.getByRole('combobox', { name: 'Number or name' }), text);
    await this.now(() => {});
  }

  async key(keys: string): Promise<void> {
    await this.user.keyboard(keys);
    await this.now(() => {});
  }

  /** A message from the page around the softphone. */
  async hear(message: object, origin = crm): Promise<void> {
    const event = { data: { cordboard: 1, ...message }, origin, source: this.parent } as unknown as MessageEvent;
    await this.now(() => this.listeners.forEach((listener) => listener(event)));
  }

  /** The page gives the frame another height. */
  setHeight(height: number): void {
    this.frameHeight = height;
    for (const listener of [...this.heightListeners]) listener();
  }

  async changeMicrophone(report: MicrophoneReport): Promise<void> {
    this.microphone = report;
    await this.now(() => [...this.microphoneListeners].forEach((listener) => listener()));
  }

  /** The rules for numbers are loaded by a dynamic import, which takes its time. */
  private get hasNumbers(): boolean {
    return this.softphone.names.numberOf('+14155550142') === '(415) 555-0142';
  }

  get outside() {
    const call = this.switchboard.outsideCalls.at(-1);
    if (!call) throw new Error('Nobody was called');
    return call;
  }

  get status(): string {
    return screen.getByRole('status').textContent ?? '';
  }

  get log(): string[] {
    return [...screen.getByRole('log').querySelectorAll('p > span')].map((line) => line.textContent ?? '');
  }

  sent(type: string): Record<string, unknown>[] {
    return this.posted.map(({ message }) => message).filter((message) => message['type'] === type);
  }

  private async serve(url: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    this.requests.push({ path: pathname, init });
    return (this.answers[pathname] ?? (() => answer(404, { code: 'call.not_found', detail: 'No such call' })))();
  }
}

/** A softphone that has been opened, after `prepare` has changed the world around it. */
export function opened(prepare: (phone: SoftphoneOnScreen) => void = () => {}): Promise<SoftphoneOnScreen> {
  const phone = new SoftphoneOnScreen();
  prepare(phone);
  return phone.open();
}

export async function talking(): Promise<SoftphoneOnScreen> {
  const phone = await opened();
  await phone.type('4155550142');
  await phone.press('Call');
  await phone.later(1_000);
  await phone.now(() => {
    phone.outside.theyRing();
    phone.outside.theyAnswer();
  });
  return phone;
}

export const incomingSid = `CA${'9'.repeat(32)}`;

export async function ringing(): Promise<SoftphoneOnScreen> {
  const phone = await opened();
  const parameters = { callSid: incomingSid, callerName: 'Dana Whitfield', calledNumber: '+14155550100' };
  await phone.now(() => phone.switchboard.ring('alice', '+14155550142', parameters));
  return phone;
}
