/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { lookAlikesOf } from './frames.fixture.js';
import type { SoftphoneEvent } from './messages.js';
import { mountSoftphone, type Softphone, type SoftphoneOptions } from './mount-softphone.js';

const cordboard = 'https://phone.example.com';
const launchUrl = (ticket: string) => `${cordboard}/softphone/?launch=1.2#${ticket}`;
const mark = { cordboard: 1 };

let events: SoftphoneEvent[];
let launch: jest.Mock<() => Promise<{ url: string }>>;
let softphone: Softphone;
let posted: jest.Mock<(message: unknown, targetOrigin: string) => void>;

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

function hear(data: unknown, origin = cordboard, source: unknown = softphone.iframe.contentWindow): void {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source: source as Window }));
}

async function mount(options: Partial<SoftphoneOptions> = {}): Promise<void> {
  const onEvent = (event: SoftphoneEvent) => events.push(event);
  softphone = mountSoftphone({ container: document.body, launch, onEvent, ...options });
  await settle();
  posted = jest.fn();
  if (softphone.iframe.contentWindow) softphone.iframe.contentWindow.postMessage = posted as never;
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
  events = [];
  let launches = 0;
  launch = jest.fn(async () => ({ url: launchUrl(`ticket-${(launches += 1)}`) }));
});
afterEach(() => {
  softphone.destroy();
  jest.useRealTimers();
});

describe('mounting', () => {
  test('where the page has no such element is refused in a sentence, and nothing is launched', async () => {
    await mount();
    expect(() => mountSoftphone({ container: document.querySelector('#nowhere'), launch })).toThrow(
      /^Cordboard: there is no container/,
    );
    expect(launch).toHaveBeenCalledTimes(1);
  });

  test("loads the url that the CRM's server gave, in a frame that may use the microphone", async () => {
    await mount();
    const { iframe } = softphone;
    expect(iframe.src).toBe(launchUrl('ticket-1'));
    expect(iframe.isConnected).toBe(true);
    expect(iframe.title).toBe('Cordboard softphone');
    expect(iframe.allow).toBe('microphone; speaker-selection; autoplay; clipboard-write');
    expect([iframe.width, iframe.height]).toEqual(['320', '580']);
  });

  test('is undone by destroy(), also before the launch has come', async () => {
    softphone = mountSoftphone({ container: document.body, launch });
    softphone.destroy();
    await settle();
    expect(document.querySelector('iframe')).toBeNull();
  });

  test('says so when the launch fails, and offers to try again', async () => {
    launch.mockRejectedValueOnce(new Error('500'));
    await mount();
    expect(events).toEqual([{ type: 'launch-failed', sentence: expect.stringContaining('could not be started') }]);
    document.querySelector('button')?.click();
    await settle();
    expect(softphone.iframe.src).toBe(launchUrl('ticket-1'));
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  test('gives a softphone that asks for it another ticket, and only that', async () => {
    await mount();
    hear({ ...mark, type: 'launch-needed' });
    await settle();
    expect(posted.mock.calls).toEqual([[{ ...mark, type: 'launch', ticket: 'ticket-2' }, cordboard]]);
    expect(softphone.iframe.src).toBe(launchUrl('ticket-1'));
  });
});

describe('dialling', () => {
  const ready = () => hear({ ...mark, type: 'connected' });
  const dials = () => posted.mock.calls.filter(([message]) => Object(message).type === 'dial');

  test('reaches a connected softphone at once', async () => {
    await mount();
    ready();
    softphone.dial(' +1 415 555 0142 ', { label: 'Dana' });
    const message = { ...mark, type: 'dial', to: '+1 415 555 0142', label: 'Dana', withinMs: 15_000 };
    expect(dials()).toEqual([[message, cordboard]]);
  });

  test('waits for one that is not connected yet, with the rest of its time', async () => {
    await mount();
    softphone.dial('bob');
    jest.advanceTimersByTime(4_000);
    expect(posted).not.toHaveBeenCalled();
    ready();
    expect(posted).toHaveBeenCalledWith(expect.objectContaining({ to: 'bob', withinMs: 11_000 }), cordboard);
  });

  test('is refused aloud after 15 seconds', async () => {
    await mount();
    softphone.dial('bob');
    jest.advanceTimersByTime(15_000);
    expect(events).toEqual([expect.objectContaining({ type: 'dial-refused', to: 'bob', reason: 'not-ready' })]);
    ready();
    expect(dials()).toEqual([]);
  });

  test('tells the first of two that the second took its place', async () => {
    await mount();
    softphone.dial('bob');
    softphone.dial('carol');
    expect(events).toEqual([expect.objectContaining({ type: 'dial-refused', to: 'bob', reason: 'replaced' })]);
    ready();
    expect(dials()).toHaveLength(1);
  });

  test.each([
    ['   ', 'empty'],
    ['1'.repeat(201), 'invalid'],
  ])('of something that is no number is refused aloud', async (to, reason) => {
    await mount();
    ready();
    softphone.dial(to);
    expect(events).toEqual([expect.objectContaining({ type: 'dial-refused', reason })]);
    expect(dials()).toEqual([]);
  });
});

describe('being told', () => {
  const peer = { address: '+14155550142', label: 'Dana' };
  const changed = { type: 'call-changed', state: 'ringing', direction: 'outgoing', peer, callSid: null };

  test('hands on what the softphone says, without the mark', async () => {
    await mount();
    hear({ ...mark, ...changed });
    hear({ ...mark, type: 'ready', clientName: 'alice' });
    expect(events).toEqual([changed, { type: 'ready', clientName: 'alice' }]);
  });

  test('acts on none of 1,600 messages from look-alike origins or other windows', async () => {
    await mount();
    let sent = 0;
    const folded = { type: 'resize', size: 'folded' };
    const messages = [{ type: 'launch-needed' }, { type: 'connected' }, changed, folded];
    for (const origin of lookAlikesOf('phone.example.com')) {
      for (let round = 0; round < 10; round += 1) {
        for (const message of messages) {
          hear({ ...mark, ...message }, origin);
          hear({ ...mark, ...message }, cordboard, round % 2 ? window : null);
          sent += 2;
        }
      }
    }
    await settle();
    expect(sent).toBeGreaterThanOrEqual(1_000);
    expect(events).toEqual([]);
    expect(posted).not.toHaveBeenCalled();
    expect(launch).toHaveBeenCalledTimes(1);
    expect(softphone.iframe.height).toBe('580');
  });

  test.each<[string, unknown]>([
    ['a field too many', { ...mark, ...changed, html: '<img>' }],
    ['an unknown state', { ...mark, ...changed, state: 'parked' }],
    ['a measure', { ...mark, type: 'resize', size: 'folded', width: 4000 }],
    ['a size of its own', { ...mark, type: 'resize', size: 'huge' }],
    ['no mark', changed],
    ['a text', JSON.stringify({ ...mark, ...changed })],
  ])('drops %s', async (_, message) => {
    await mount();
    hear(message);
    expect(events).toEqual([]);
  });
});

describe('the focus, when a call comes in', () => {
  const peer = { address: '+14155550142', label: 'Dana Whitfield' };
  const incoming = { ...mark, type: 'call-changed', state: 'incoming', direction: 'incoming', peer, callSid: null };

  test('goes to the softphone when nothing in the page has it', async () => {
    await mount();
    hear(incoming);
    expect(document.activeElement).toBe(softphone.iframe);
  });

  test('stays where somebody is typing', async () => {
    await mount();
    const note = document.body.appendChild(document.createElement('textarea'));
    note.focus();
    hear(incoming);
    expect(document.activeElement).toBe(note);
    note.remove();
  });

  test('is not moved by anything else that a call does', async () => {
    await mount();
    hear({ ...incoming, state: 'in-call' });
    expect(document.activeElement).toBe(document.body);
  });
});

describe('folding', () => {
  const fold = (size: string) => hear({ ...mark, type: 'resize', size });
  const sizeOf = ({ iframe }: Softphone) => [iframe.width, iframe.height];

  test('is done in one of two sizes, and told to the page', async () => {
    await mount();
    fold('folded');
    expect(sizeOf(softphone)).toEqual(['300', '48']);
    fold('full');
    expect(sizeOf(softphone)).toEqual(['320', '580']);
    expect(events).toEqual([
      { type: 'resize', size: 'folded' },
      { type: 'resize', size: 'full' },
    ]);
  });

  test('is neither offered nor done where the page does not want it', async () => {
    await mount({ canFold: false });
    hear({ ...mark, type: 'connected' });
    fold('folded');
    expect(posted.mock.calls).toEqual([
      [{ ...mark, type: 'surroundings', canFold: false, theme: 'system' }, cordboard],
    ]);
    expect(sizeOf(softphone)).toEqual(['320', '580']);
    expect(events).toEqual([]);
  });
});

describe('the theme', () => {
  const surroundings = (theme: string) => ({ ...mark, type: 'surroundings', canFold: true, theme });

  test('is told to each softphone that connects, and again when it changes', async () => {
    await mount({ theme: 'dark' });
    expect(posted).not.toHaveBeenCalled();
    hear({ ...mark, type: 'connected' });
    softphone.setTheme('light');
    hear({ ...mark, type: 'connected' });
    expect(posted.mock.calls).toEqual(['dark', 'light', 'light'].map((theme) => [surroundings(theme), cordboard]));
  });

  test('that changes before the softphone is there is what it hears first', async () => {
    await mount();
    softphone.setTheme('dark');
    hear({ ...mark, type: 'connected' });
    expect(posted.mock.calls).toEqual([[surroundings('dark'), cordboard]]);
  });
});
