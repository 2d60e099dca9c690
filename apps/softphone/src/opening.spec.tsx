import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { aSession, answer, crm, opened, SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

describe('opening', () => {
  test('leads from the ticket to a line that can be called', async () => {
    phone = await opened();
    expect(phone.status).toBe('Available');
    expect(phone.log.at(-1)).toBe('Ready. You can be called as alice');
    expect(phone.sent('ready')).toEqual([{ cordboard: 1, type: 'ready', clientName: 'alice' }]);
    expect(phone.posted.every(({ origin }) => origin === crm)).toBe(true);
  });

  test('keeps the session’s token in memory and sends it as a bearer, never as a cookie', async () => {
    phone = await opened();
    const token = phone.requests.find(({ path }) => path === '/v1/tokens');
    expect(token?.init.headers).toMatchObject({ authorization: 'Bearer cbs_1' });
    expect(phone.requests.every(({ init }) => init.credentials === 'omit')).toBe(true);
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
  });

  test('names what it waits for, step by step', async () => {
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => new Promise(() => {})));
    expect(phone.status).toBe('Signing in');
    const now = screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step');
    expect(now?.textContent).toContain('Getting a token');
    await phone.later(10_000);
    expect(screen.getByRole('alert').textContent).toContain('Waiting for a token from Cordboard, attempt 2');
  });

  test('without an API goes on trying, and at once when told to', async () => {
    phone = await opened(
      (p) => (p.answers['/v1/embed-sessions/redeem'] = () => Promise.reject(new TypeError('network'))),
    );
    expect(screen.getByRole('alert').textContent).toContain('Cordboard cannot be reached.');
    phone.answers['/v1/embed-sessions/redeem'] = () => answer(201, aSession());
    await phone.press('Try now');
    expect(phone.status).toBe('Available');
  });
});

describe('a launch that is of no use', () => {
  test('after a reload is asked for anew, and taken from the right page only', async () => {
    phone = new SoftphoneOnScreen();
    await phone.open(null);
    expect(phone.posted).toEqual([{ message: { cordboard: 1, type: 'launch-needed' }, origin: '*' }]);
    await phone.hear({ type: 'launch', ticket: 'new' }, 'https://crm.example.com.evil.example');
    expect(phone.status).toBe('Signing in again');
    expect(phone.switchboard.devices.size).toBe(0);
    await phone.hear({ type: 'launch', ticket: 'newer' });
    expect(phone.status).toBe('Available');
  });

  test('is asked for once by itself, then by the rep: nobody is asked for ever', async () => {
    const used = { code: 'embed_session.ticket_invalid', detail: 'The ticket was used.' };
    phone = await opened((p) => (p.answers['/v1/embed-sessions/redeem'] = () => answer(401, used)));
    await phone.hear({ type: 'launch', ticket: 'second' });
    await phone.hear({ type: 'launch', ticket: 'third' });
    expect(phone.posted.filter(({ message }) => message['type'] === 'launch-needed')).toHaveLength(1);
  });

  test('when the session ends leads to a new one, and what was typed before the end is said to the page', async () => {
    phone = await opened();
    phone.answers['/v1/tokens'] = () => answer(401, { code: 'auth.session_expired', detail: 'Expired' });
    await phone.later(3_500_000);
    expect(phone.status).toBe('Signing in again');
    expect(phone.sent('launch-needed')).toHaveLength(1);
    phone.answers['/v1/tokens'] = () =>
      answer(201, {
        token: 't2',
        clientName: 'alice',
        expiresAt: new Date(phone.clock.now() + 3_600_000).toISOString(),
      });
    await phone.hear({ type: 'launch', ticket: 'again' });
    expect(phone.status).toBe('Available');
  });
});
