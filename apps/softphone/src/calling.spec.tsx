import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/dom';
import { aCall, answer, opened, talking, type SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

describe('a call', () => {
  test('is made by typing a number and pressing Call, and ended by Hang up', async () => {
    phone = await opened();
    await phone.type('4155550142');
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(415) 555-0142');
    await phone.press('Call');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
    expect(phone.status).toBe('Calling');
    expect(phone.log.at(-1)).toBe('Calling (415) 555-0142');
    await phone.now(() => phone.outside.theyRing());
    expect(phone.status).toBe('Ringing');
    await phone.now(() => phone.outside.theyAnswer());
    expect(phone.status).toBe('In call');
    expect(phone.log.at(-1)).toBe('Successfully established call');
    await phone.now(() => phone.softphone.getDesk()?.phone.session.hangUp());
    expect(phone.status).toContain('Call ended');
    expect(phone.log).toContain('Call ended');
  });

  test('to a colleague is one click on the name, or two keys', async () => {
    phone = await opened();
    await phone.type('bo{ArrowDown}{Enter}');
    expect(screen.getByRole('heading', { name: 'Bob Okafor' })).toBeTruthy();
    expect(phone.outside.customParameters.get('To')).toBe('bob');
  });

  test('to somebody unknown says so instead of being tried', async () => {
    phone = await opened();
    await phone.type('Zoe Nobody');
    await phone.press('Call');
    expect(screen.getByRole('alert').textContent).toContain('Nobody called “Zoe Nobody” is known here.');
    expect(phone.switchboard.outsideCalls).toEqual([]);
  });

  test('can be made to whom one called before; before the first call, to colleagues', async () => {
    phone = await opened();
    expect(screen.getByRole('listbox', { name: 'Recent' })).toBeTruthy();
    phone.close();
    phone = await opened((p) => (p.answers['/v1/calls'] = () => answer(200, { data: [], nextCursor: null })));
    expect(screen.getByRole('listbox', { name: 'Colleagues' }).textContent).toContain('Bob Okafor');
  });

  test('with an empty field brings the last number back, and calls it at the second press', async () => {
    phone = await opened();
    await phone.press('Call');
    expect(phone.switchboard.outsideCalls).toEqual([]);
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(415) 555-0142');
    await phone.press('Call');
    expect(phone.outside.customParameters.get('To')).toBe('+14155550142');
  });

  test('keeps a keyboard where it was: at the call, then at the field again', async () => {
    const hasFocus = jest.spyOn(document, 'hasFocus').mockReturnValue(true);
    phone = await opened();
    await phone.type('4155550142{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '(415) 555-0142' }));
    await phone.key('{Alt>}{Shift>}e{/Shift}{/Alt}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Number or name' }));
    hasFocus.mockRestore();
  });

  test('survives the second half of a double click on Call', async () => {
    phone = await opened();
    await phone.type('4155550142');
    await phone.press('Call');
    const hangUp = screen.getByRole('button', { name: 'Hang up' });
    await phone.now(() => fireEvent.click(hangUp, { detail: 2 }));
    expect(phone.outside.isAlive).toBe(true);
    await phone.press('Hang up');
    expect(phone.outside.isAlive).toBe(false);
  });

  test('is muted, and the button is then named Unmute', async () => {
    phone = await talking();
    await phone.press('Mute');
    expect(phone.outside.isMuted).toBe(true);
    expect(phone.log.at(-1)).toBe('Muted. They cannot hear you');
    await phone.press('Unmute');
    expect(phone.outside.isMuted).toBe(false);
    await phone.key('m');
    expect(phone.outside.isMuted).toBe(true);
  });

  test('takes tones by press and by typing, and Escape closes the keypad alone', async () => {
    phone = await talking();
    await phone.press('Keypad');
    await phone.press('5');
    await phone.press('Hash');
    await phone.key('7');
    expect(phone.outside.sentDigits).toBe('5#7');
    expect(screen.getByText('Sent 5 # 7')).toBeTruthy();
    await phone.key('{Escape}');
    expect(screen.queryByRole('group', { name: 'Keypad' })).toBeNull();
    expect(phone.outside.isAlive).toBe(true);
  });

  test('that is cut shows it, is kept, and goes on', async () => {
    phone = await talking();
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    expect(phone.status).toBe('Reconnecting');
    expect(screen.getByRole('alert').textContent).toContain('The call is kept.');
    await phone.now(() => phone.switchboard.restoreSockets('alice'));
    expect(phone.status).toBe('In call');
    expect(phone.log).toContain('Connected again');
  });

  test.each([
    ['busy', 'The line is busy.', 'Call again'],
    ['no-answer', 'Nobody answered.', 'Call again'],
    ['failed', 'That number does not exist, or cannot be reached.', null],
  ] as const)('that the log calls %s says so, with its remedy', async (status, sentence, remedy) => {
    phone = await opened();
    await phone.type('4155550142');
    await phone.press('Call');
    phone.answers[`/v1/calls/${phone.outside.sid}`] = () =>
      answer(200, aCall({ status, answeredAt: null, durationSeconds: null }));
    await phone.now(() => phone.outside.theyRing());
    await phone.now(() => phone.outside.theyHangUp());
    expect(screen.getByRole('alert').textContent).toContain(sentence);
    expect(screen.queryByRole('button', { name: 'Call again' }) !== null).toBe(remedy === 'Call again');
    expect(phone.sent('call-ended')).toEqual([expect.objectContaining({ outcome: expect.any(String), sentence })]);
  });

  test('that Cordboard refuses says why', async () => {
    phone = await talking();
    const refusal = { reason: 'not-allowed', sentence: 'Calls to Albania are not allowed.' };
    phone.answers[`/v1/calls/${phone.outside.sid}`] = () =>
      answer(200, aCall({ status: 'failed', answeredAt: null, refusal }));
    await phone.now(() => phone.outside.theyHangUp());
    expect(screen.getByRole('alert').textContent).toContain(refusal.sentence);
  });

  test('is told to the CRM page from the first ring to the end', async () => {
    phone = await talking();
    await phone.now(() => phone.outside.theyHangUp());
    await phone.later(6_000);
    const states = phone.sent('call-changed').map(({ state }) => state);
    expect([...new Set(states)]).toEqual(['calling', 'ringing', 'in-call']);
    const peer = { address: '+14155550142', label: '(415) 555-0142' };
    expect(phone.sent('call-ended')).toEqual([
      expect.objectContaining({ direction: 'outgoing', peer, outcome: 'completed', callSid: phone.outside.sid }),
    ]);
  });
});
