import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answer, refuse } from '../testing/answers.js';
import { closeConsole, openConsole, pasteInto } from '../testing/console-on-screen.js';
import type { FakeApi } from '../testing/fake-api.js';

afterEach(closeConsole);

const challenge = { challenge: 'challenge-1', expiresAt: '2026-01-05T09:05:00.000Z' };

/** Signed out, with a second factor: the code 123456 is right. */
const withSecondFactor = (api: FakeApi) => {
  api.isSignedIn = false;
  api.me.admin.secondFactor = { isOn: true, isRequired: false, recoveryCodesLeft: 2 };
  api.answers['POST /v1/sessions'] = () => answer(202, challenge);
  api.answers['POST /v1/sessions/second-factor'] = ({ body }) => {
    if ((body as { code: string }).code !== '123456') return refuse(401, 'auth.code_invalid', 'Wrong.');
    api.isSignedIn = true;
    return answer(201, api.me);
  };
};

async function typePassword(arrange: (api: FakeApi) => void) {
  const opened = await openConsole('/embed', arrange);
  await opened.user.type(await screen.findByLabelText('E-mail'), 'noor@larkmoor.example');
  await opened.user.type(screen.getByLabelText('Password'), 'a long enough password');
  await opened.user.click(screen.getByRole('button', { name: 'Sign in' }));
  return opened;
}

describe('who has a second factor', () => {
  test('is asked for a code after the password, and let in with it; few recovery codes are told', async () => {
    const { api, user } = await typePassword(withSecondFactor);
    const code = await screen.findByLabelText('Code');
    expect(document.activeElement).toBe(code);
    await user.type(code, '000000{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('wrong, or was used already');
    await user.clear(code);
    await pasteInto(user, code, ' 123456 ');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Embed' })).toBeTruthy();
    expect(api.asked('POST', '/v1/sessions/second-factor').at(-1)?.body).toEqual({
      challenge: 'challenge-1',
      code: '123456',
    });
    expect(await screen.findByText(/2 recovery codes are left/)).toBeTruthy();
  });

  test('begins again with the password when it took too long', async () => {
    const { user } = await typePassword((api) => {
      withSecondFactor(api);
      api.answers['POST /v1/sessions/second-factor'] = () => refuse(401, 'auth.challenge_invalid', 'Too late.');
    });
    await user.type(await screen.findByLabelText('Code'), '123456{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('Type your password again');
    expect(screen.getByLabelText('Password')).toBeTruthy();
  });

  test('is asked over the page, too, when the session ended', async () => {
    const { api, user } = await openConsole('/settings');
    const name = await screen.findByLabelText<HTMLInputElement>('Company name');
    await user.type(name, ' Ltd');
    withSecondFactor(api);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await pasteInto(user, await screen.findByLabelText(/Password of/), 'a long enough password');
    await user.keyboard('{Enter}');
    await user.type(await screen.findByLabelText('Code'), '123456{Enter}');
    await waitFor(() => expect(api.settings.name).toBe('Larkmoor Freight Ltd'));
  });
});

describe('whose company has its own sign-in', () => {
  const url = 'https://login.larkmoor.example/authorize?state=1';
  const withProvider = (api: FakeApi) => {
    api.isSignedIn = false;
    api.answers['POST /v1/provider-sign-ins'] = () => answer(200, { kind: 'provider', url, isRequired: true });
  };

  test('is led there by the address alone, by pressing Enter', async () => {
    const { user, wentTo } = await openConsole('/embed', withProvider);
    await pasteInto(user, await screen.findByLabelText('E-mail'), 'noor@larkmoor.example');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(wentTo).toEqual([url]));
  });

  test('is shown the way when the address is whole, and may still type a password', async () => {
    const { api, user, wentTo } = await openConsole('/embed', withProvider);
    await pasteInto(user, await screen.findByLabelText('E-mail'), 'noor@larkmoor.example');
    await user.tab();
    expect((await screen.findByRole('alert')).textContent).toContain('larkmoor.example signs in with its own accounts');
    expect(screen.queryByLabelText('Password')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Use a password instead' }));
    await pasteInto(user, screen.getByLabelText('Password'), api.password);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Embed' })).toBeTruthy();
    expect(wentTo).toEqual([]);
    expect(api.asked('POST', '/v1/provider-sign-ins')).toHaveLength(1);
  });

  test('and who was not let in there is told why, and what to do', async () => {
    await openConsole('/', (api) => (api.isSignedIn = false), {
      opening: { kind: 'console', providerProblem: 'unknown' },
    });
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nobody has invited you.*Ask an admin/);
  });

  test('has a password to type where that cannot be found out', async () => {
    const { user } = await openConsole('/embed', (api) => {
      api.isSignedIn = false;
      api.answers['POST /v1/provider-sign-ins'] = () => Promise.reject(new TypeError('Failed to fetch'));
    });
    await pasteInto(user, await screen.findByLabelText('E-mail'), 'noor@larkmoor.example');
    await user.tab();
    expect(screen.getByLabelText('Password')).toBeTruthy();
  });
});

test('whose company requires a second factor sets one up before anything else is shown', async () => {
  const { api, user } = await openConsole('/embed', (fake) => {
    fake.me.mustSetUpSecondFactor = true;
    fake.answers['POST /v1/me/second-factor'] = () => answer(201, { secret: 'ABCDEFGH', uri: 'otpauth://totp/x' });
    fake.answers['POST /v1/me/second-factor/confirm'] = () =>
      answer(201, { recoveryCodes: ['aaaaa-bbbbb-ccccc-ddddd'] });
  });
  expect(await screen.findByRole('heading', { level: 1, name: 'Set up a second factor' })).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
  await pasteInto(user, screen.getByLabelText('Password'), api.password);
  await user.keyboard('{Enter}');
  await user.type(await screen.findByLabelText('Code'), '123456{Enter}');
  expect(await screen.findByText('aaaaa-bbbbb-ccccc-ddddd')).toBeTruthy();
  api.me = { ...api.me, mustSetUpSecondFactor: false };
  await user.click(screen.getByRole('button', { name: 'I have stored them' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Embed' })).toBeTruthy();
});
