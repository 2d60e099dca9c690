import { beforeEach, describe, expect, test } from '@jest/globals';
import { aFrame, lookAlikesOf } from './frames.fixture.js';
import { SoftphoneChannel } from './softphone-channel.js';

const crm = 'https://crm.example.com';
const dial = { cordboard: 1, type: 'dial', to: '+14155550142', label: 'Dana', withinMs: 15_000 };
const launch = { cordboard: 1, type: 'launch', ticket: 'a.b.c' };

let window: ReturnType<typeof aFrame>;
let channel: SoftphoneChannel;
let dials: unknown[];
let launches: unknown[];
let surroundings: unknown[];

beforeEach(() => {
  window = aFrame();
  dials = [];
  launches = [];
  surroundings = [];
  channel = new SoftphoneChannel(window.frame, {
    onDial: (request) => dials.push(request),
    onLaunch: (ticket, origin) => launches.push([ticket, origin]),
    onSurroundings: (around) => surroundings.push(around),
  });
});

describe("the softphone's end", () => {
  test('dials for its parent once the session has named it', () => {
    channel.connect(crm);
    window.hear(dial, crm);
    expect(dials).toEqual([{ to: '+14155550142', label: 'Dana', withinMs: 15_000 }]);
  });

  test('dials for nobody before that', () => {
    window.hear(dial, crm);
    expect(dials).toEqual([]);
  });

  test('hears of its surroundings from the parent that the session has named, and from nobody before', () => {
    const message = { cordboard: 1, type: 'surroundings', canFold: true, theme: 'dark' };
    window.hear(message, crm);
    channel.connect(crm);
    window.hear(message, 'https://other.example.com');
    expect(surroundings).toEqual([]);
    window.hear(message, crm);
    window.hear({ ...message, theme: 'sepia' }, crm);
    expect(surroundings).toEqual([{ canFold: true, theme: 'dark' }]);
  });

  test('hands on a ticket with the origin that it came from', () => {
    window.hear(launch, crm);
    expect(launches).toEqual([['a.b.c', crm]]);
  });

  test('tells its parent alone, by exact origin, and nobody before there is one', () => {
    channel.send({ type: 'ready', clientName: 'alice' });
    expect(window.postMessage).not.toHaveBeenCalled();
    channel.connect(crm);
    channel.send({ type: 'ready', clientName: 'alice' });
    expect(window.postMessage.mock.calls).toEqual([
      [{ cordboard: 1, type: 'connected' }, crm],
      [{ cordboard: 1, type: 'ready', clientName: 'alice' }, crm],
    ]);
  });

  test('asks an unknown parent for a launch without telling it anything', () => {
    channel.askForLaunch();
    expect(window.postMessage.mock.calls).toEqual([[{ cordboard: 1, type: 'launch-needed' }, '*']]);
  });

  test('asks a known parent by its exact origin', () => {
    channel.connect(crm);
    channel.askForLaunch();
    expect(window.postMessage).toHaveBeenLastCalledWith({ cordboard: 1, type: 'launch-needed' }, crm);
  });

  test('acts on none of 1,200 messages from look-alike origins or other windows', () => {
    channel.connect(crm);
    window.postMessage.mockClear();
    const strangers = [{}, null, undefined, { postMessage: window.postMessage }];
    let sent = 0;
    for (const origin of lookAlikesOf('crm.example.com')) {
      for (let round = 0; round < 15; round += 1) {
        for (const message of [dial, launch]) {
          window.hear(message, origin);
          window.hear(message, crm, strangers[round % strangers.length] ?? null);
          sent += 2;
        }
      }
    }
    expect(sent).toBeGreaterThanOrEqual(1_000);
    expect([dials, launches, window.postMessage.mock.calls]).toEqual([[], [], []]);
  });

  test.each<[string, unknown]>([
    ['a text', JSON.stringify(dial)],
    ['nothing', null],
    ['a number', 1],
    ['a list', [dial]],
    ['no mark', { ...dial, cordboard: undefined }],
    ['another version', { ...dial, cordboard: 2 }],
    ['an unknown type', { ...dial, type: 'transfer' }],
    ['a field too many', { ...dial, then: 'eval' }],
    ['a field too few', { cordboard: 1, type: 'dial', to: '+1' }],
    ['a number instead of a text', { ...dial, to: 14155550142 }],
    ['an empty destination', { ...dial, to: '' }],
    ['an endless destination', { ...dial, to: '1'.repeat(201) }],
    ['more patience than allowed', { ...dial, withinMs: 3_600_000 }],
    ['an object with a trap', { ...dial, to: { toString: () => '+1' } }],
  ])('drops %s, even from its parent', (_, message) => {
    channel.connect(crm);
    window.hear(message, crm);
    expect([dials, launches]).toEqual([[], []]);
  });

  test('hears nothing any more once it is closed', () => {
    channel.connect(crm);
    channel.close();
    window.hear(dial, crm);
    expect(dials).toEqual([]);
  });
});
