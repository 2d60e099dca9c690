import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { aCall, answer, incomingSid, ringing, type SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => {
  jest.restoreAllMocks();
  phone.close();
});

describe('an incoming call', () => {
  test('shows who calls, and is answered by a key', async () => {
    phone = await ringing();
    expect(phone.status).toBe('Incoming call: Dana Whitfield');
    expect(document.title).toContain('Dana Whitfield');
    await phone.key('{Alt>}{Shift>}c{/Shift}{/Alt}');
    expect(phone.status).toBe('In call');
    expect(phone.log).toContain('Successfully established call');
    expect(document.title).not.toContain('Dana Whitfield');
  });

  test.each([
    ['has the focus on Answer while the rep works in the softphone', true],
    ['leaves the focus alone while the rep works in the page around', false],
  ])('%s', async (_name, hasFocus) => {
    jest.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
    phone = await ringing();
    expect(document.activeElement === screen.getByRole('button', { name: 'Answer' })).toBe(hasFocus);
  });

  test('is declined', async () => {
    phone = await ringing();
    await phone.press('Decline');
    expect(phone.status).toContain('You declined the call.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('that was answered elsewhere says so', async () => {
    phone = await ringing();
    phone.answers[`/v1/calls/${incomingSid}`] = () =>
      answer(200, aCall({ callSid: incomingSid, direction: 'incoming', clientName: 'bob', endedAt: null }));
    const [device] = phone.switchboard.devices;
    await phone.now(() => device && [...phone.switchboard.devices].forEach((each) => each.loseSocket()));
    expect(phone.status).toContain('Answered elsewhere.');
    expect(phone.log.at(-1)).toBe('Dana Whitfield: Answered elsewhere.');
  });
});
