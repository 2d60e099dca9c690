import { describe, expect, test } from '@jest/globals';
import { TwimlBench } from '../testing/twiml-bench.js';
import type { CallStatus } from './call-status.js';
import type { Leg } from './leg.js';

function aDialledLeg(): { leg: Leg; seen: CallStatus[] } {
  const bench = new TwimlBench();
  const leg = bench.calls.create({ account: bench.account, direction: 'outbound-dial', from: '+1', to: '+2' });
  const seen: CallStatus[] = [];
  leg.onStatus((status) => seen.push(status));
  return { leg, seen };
}

describe('a leg', () => {
  test('goes from queued to completed, and nowhere from there', () => {
    const { leg, seen } = aDialledLeg();
    leg.initiate();
    leg.ring();
    leg.answer();
    leg.end('completed');
    leg.ring();
    leg.answer();
    leg.end('busy');
    expect(seen).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
  });

  test('that was answered ends as completed, whatever ends it', () => {
    const { leg } = aDialledLeg();
    leg.answer();
    leg.end('busy');
    expect(leg).toMatchObject({ status: 'completed', sipResponseCode: 200 });
  });

  test.each([
    ['busy', 486],
    ['no-answer', 487],
    ['canceled', 487],
    ['failed', 404],
  ] as const)('that ends as %s carries the code %i', (status, code) => {
    const { leg } = aDialledLeg();
    leg.end(status);
    expect(leg.sipResponseCode).toBe(code);
  });

  test('releases its party once, even when that ends the leg again', () => {
    const { leg } = aDialledLeg();
    let releases = 0;
    leg.farEnd = {
      showRinging: () => undefined,
      connect: () => undefined,
      release: () => {
        releases++;
        leg.end('failed');
      },
    };
    leg.end('busy');
    expect([releases, leg.status]).toEqual([1, 'busy']);
  });

  test('keeps the keys of its party and leaves out what is no key', () => {
    const { leg } = aDialledLeg();
    leg.pressDigits('1w2x#');
    expect(leg.digits).toBe('12#');
  });
});
