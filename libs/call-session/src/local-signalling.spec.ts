import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isLoopback, useLocalSignalling } from './local-signalling.js';

const opened: string[] = [];
const Native = globalThis.WebSocket;

beforeEach(() => {
  opened.length = 0;
  globalThis.WebSocket = class {
    constructor(url: string | URL) {
      opened.push(String(url));
    }
  } as unknown as typeof WebSocket;
});
afterEach(() => {
  globalThis.WebSocket = Native;
});

describe('signalling at a local Twilio', () => {
  test('turns that one address into ws:, and no other', () => {
    useLocalSignalling('localhost:3001', 'localhost');
    for (const url of [
      'wss://localhost:3001/signal',
      'wss://localhost:3001/other',
      'wss://localhost:3002/signal',
      'wss://voice-js.roaming.twilio.com/signal',
    ]) {
      new WebSocket(url);
    }
    expect(opened).toEqual([
      'ws://localhost:3001/signal',
      'wss://localhost:3001/other',
      'wss://localhost:3002/signal',
      'wss://voice-js.roaming.twilio.com/signal',
    ]);
  });

  test.each([
    ['twilio.example.com:3001', 'localhost'],
    ['localhost:3001', 'crm.example.com'],
    ['localhost.example.com:3001', 'localhost'],
    ['localhost:3001@evil.example.com', 'localhost'],
    ['10.0.0.7:3001', '10.0.0.7'],
    ['127.0.0.1.nip.io:3001', '127.0.0.1'],
  ])('is refused for %s on a page of %s', (host, page) => {
    const before = globalThis.WebSocket;
    expect(() => useLocalSignalling(host, page)).toThrow('is refused');
    expect(globalThis.WebSocket).toBe(before);
  });

  test.each(['localhost', '127.0.0.1', '[::1]', 'crm.localhost'])('%s is this machine', (name) => {
    expect(isLoopback(name)).toBe(true);
  });
});
