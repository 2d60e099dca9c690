import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { answer, opened, type SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

describe('what is in the way', () => {
  test.each([
    ['microphone-refused', 'Your browser blocks the microphone here', 'Check again'],
    ['no-microphone', 'No microphone was found', 'Check again'],
    ['microphone-busy', 'The microphone cannot be used right now', 'Check again'],
    ['blocked-by-page', 'The CRM page does not pass the microphone on', 'Reload'],
    ['not-secure', 'This page is not secure', 'Reload'],
  ] as const)('%s is explained, with its remedy as a button', async (problem, title, button) => {
    phone = await opened((p) => (p.microphone = { kind: 'unusable', problem }));
    expect(screen.getByRole('alert').textContent).toContain(title);
    expect(screen.getByRole('button', { name: button })).toBeTruthy();
    expect(phone.sent('unavailable')).toEqual([expect.objectContaining({ reason: problem })]);
  });

  test('is gone by itself when the microphone is allowed', async () => {
    phone = await opened((p) => (p.microphone = { kind: 'unusable', problem: 'microphone-refused' }));
    await phone.changeMicrophone({ kind: 'usable', label: 'Desk headset' });
    expect(phone.status).toBe('Available');
  });

  test('a refused token says why and what to do, and may be tried again', async () => {
    const body = { code: 'twilio_config.not_connected', detail: 'Tenant 1 has no connected Twilio account' };
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => answer(409, body)));
    const { textContent } = screen.getByRole('alert');
    expect(textContent).toContain('Your company has no connected Twilio account.Ask your admin to connect one.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('a lost network leaves colleagues and recent calls where they are', async () => {
    phone = await opened();
    const list = () => screen.getByRole('listbox', { name: 'Recent' }).textContent;
    const before = list();
    const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));
    phone.answers['/v1/calls'] = unreachable;
    phone.answers['/v1/clients'] = unreachable;
    const asked = phone.requests.length;
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    await phone.now(() => {});
    expect(phone.requests.slice(asked).map(({ path }) => path)).toEqual(['/v1/clients', '/v1/calls']);
    expect(before).toContain('Bob Okafor');
    expect(list()).toBe(before);
  });

  test('a lost connection is said, what was typed is kept, and a call is made when it is back', async () => {
    phone = await opened();
    await phone.type('3035550188');
    await phone.now(() => phone.switchboard.dropSockets('alice'));
    expect(phone.status).toBe('Reconnecting');
    expect(screen.getByRole('combobox')).toHaveProperty('value', '(303) 555-0188');
    await phone.press('Call');
    expect(phone.switchboard.outsideCalls).toEqual([]);
    await phone.now(() => phone.switchboard.restoreSockets('alice'));
    expect(phone.outside.customParameters.get('To')).toBe('+13035550188');
  });
});

test('the log keeps every line and opens to the whole', async () => {
  phone = await opened();
  expect(phone.log.length).toBeGreaterThan(3);
  await phone.press('Show whole log');
  expect(screen.getByRole('button', { name: 'Show last line only' }).getAttribute('aria-expanded')).toBe('true');
});
