import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { aSession, answer, opened, talking, type SoftphoneOnScreen } from './softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

const path = '/v1/embed-sessions/current';
const refuse = (status: number, code: string) => () => answer(status, { code, detail: 'x' });
const soonMs = 20_000;

describe('a rep who is suspended', () => {
  test('is told within half a minute, and is back when that is over', async () => {
    phone = await opened();
    phone.answers[path] = phone.answers['/v1/tokens'] = refuse(403, 'client.suspended');
    await phone.later(soonMs);
    expect(screen.getByRole('alert').textContent).toContain('Your company has suspended you.');
    expect(phone.sent('unavailable')).toHaveLength(1);
    phone.answers['/v1/tokens'] = () =>
      answer(201, {
        token: 't',
        clientName: 'alice',
        expiresAt: new Date(phone.clock.now() + 3_600_000).toISOString(),
      });
    await phone.press('Try again');
    expect(phone.status).toBe('Available');
  });

  test('is not cut off in the middle of a call', async () => {
    phone = await talking();
    phone.answers[path] = refuse(403, 'client.suspended');
    await phone.later(soonMs);
    expect(screen.queryByRole('alert')).toBeNull();
    await phone.press('Hang up');
    expect(screen.getByRole('alert').textContent).toContain('Your company has suspended you.');
  });
});

describe('a softphone that is signed out by the company', () => {
  test('says so, and asks the CRM page for a launch only when its rep wants to', async () => {
    phone = await opened();
    phone.answers[path] = refuse(401, 'auth.session_ended');
    await phone.later(soonMs);
    expect(screen.getByRole('alert').textContent).toContain('Your company has signed this softphone out.');
    expect(phone.sent('launch-needed')).toEqual([]);
    await phone.press('Sign in again');
    expect(phone.sent('launch-needed')).toHaveLength(1);
    await phone.hear({ type: 'launch', ticket: 'new' });
    expect(phone.status).toBe('Available');
  });

  test('says the same when its next token is refused', async () => {
    phone = await opened((p) => (p.answers['/v1/tokens'] = refuse(401, 'auth.session_ended')));
    expect(screen.getByRole('alert').textContent).toContain('signed this softphone out');
  });
});

test('a rep who was renamed is signed in anew under the new name', async () => {
  phone = await opened();
  await phone.later(60_000);
  phone.answers[path] = () =>
    answer(200, { client: { name: 'alice_m' }, voice: { edge: 'ashburn' }, expiresAt: 'later' });
  await phone.later(soonMs);
  expect(phone.sent('launch-needed')).toHaveLength(1);
  const session = aSession();
  phone.answers['/v1/embed-sessions/redeem'] = () =>
    answer(201, { ...session, sessionToken: 'cbs_2', client: { name: 'alice_m', displayName: 'Alice' } });
  phone.answers['/v1/tokens'] = () =>
    answer(201, {
      token: 't',
      clientName: 'alice_m',
      expiresAt: new Date(phone.clock.now() + 3_600_000).toISOString(),
    });
  await phone.hear({ type: 'launch', ticket: 'new' });
  expect(phone.log.at(-1)).toBe('Ready. You can be called as alice_m');
});

test('a look that fails for another reason disturbs nobody', async () => {
  phone = await opened();
  for (const reason of [refuse(503, 'server.unavailable'), () => Promise.reject(new TypeError('network'))]) {
    phone.answers[path] = reason;
    await phone.later(soonMs);
    expect(phone.status).toBe('Available');
  }
  expect(phone.requests.filter((request) => request.path === path)).toHaveLength(2);
});

describe('a company that has changed its edge', () => {
  test('reaches a softphone that is open, without a new launch', async () => {
    phone = await opened();
    phone.edge = 'dublin';
    await phone.later(soonMs);
    expect([phone.edges, phone.status]).toEqual([['ashburn', 'dublin'], 'Available']);
    expect(phone.log.slice(-2)).toEqual([
      'Your company has changed the edge. Signing in there',
      'Back on the line. You can be called as alice',
    ]);
    expect(phone.sent('launch-needed')).toEqual([]);
  });

  test('cuts no call', async () => {
    phone = await talking();
    phone.edge = 'dublin';
    await phone.later(soonMs);
    expect(phone.edges).toEqual(['ashburn']);
    await phone.press('Hang up');
    expect(phone.edges).toEqual(['ashburn', 'dublin']);
  });
});
