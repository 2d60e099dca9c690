import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse } from '../../testing/answers.js';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

const session = (digit: number, device: string, isCurrent: boolean) => ({
  id: `019b8d2e-0000-7000-8000-00000000000${digit}`,
  isCurrent,
  device,
  signedInAt: '2026-01-05T08:00:00.000Z',
  lastUsedAt: '2026-01-05T09:00:00.000Z',
  expiresAt: '2026-01-05T20:00:00.000Z',
});

test('a sign-in that is not this one can be ended', async () => {
  let sessions = [session(1, 'Firefox on Linux', true), session(2, 'Safari on macOS', false)];
  const { user } = await openConsole('/account', (api) => {
    api.answers['GET /v1/sessions'] = () => answer(200, { data: sessions });
    api.answers['DELETE /v1/sessions/019b8d2e-0000-7000-8000-000000000002'] = () => {
      sessions = sessions.filter(({ isCurrent }) => isCurrent);
      return answer(204);
    };
  });
  expect((await screen.findByRole('row', { name: /Firefox on Linux/ })).textContent).toContain('This one');
  expect(screen.queryByRole('button', { name: 'End Firefox on Linux' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'End Safari on macOS' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Safari on macOS/ })).toBeNull());
});

describe('the second factor', () => {
  const open = (arrange: Parameters<typeof openConsole>[1]) => openConsole('/account', arrange);

  test('is set up with password, secret and code, and its recovery codes are shown until they are stored', async () => {
    const { api, user } = await open((fake) => {
      fake.answers['POST /v1/me/second-factor'] = () =>
        answer(201, { secret: 'ABCDEFGHIJKL', uri: 'otpauth://totp/Cordboard:noor?secret=ABCDEFGHIJKL' });
      fake.answers['POST /v1/me/second-factor/confirm'] = () => {
        fake.me.admin.secondFactor = { isOn: true, isRequired: false, recoveryCodesLeft: 10 };
        return answer(201, { recoveryCodes: ['one', 'two'] });
      };
    });
    await user.click(await screen.findByRole('button', { name: 'Set up' }));
    await pasteInto(user, screen.getByLabelText('Password', { selector: 'input' }), 'my password');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('img', { name: 'QR code for your authenticator app' })).toBeTruthy();
    expect(screen.getByLabelText('Secret').textContent).toBe('ABCD EFGH IJKL');
    await user.type(screen.getByLabelText('Code'), '12345{Enter}');
    expect(await screen.findByText('A code has six digits')).toBeTruthy();
    expect(api.asked('POST', '/v1/me/second-factor/confirm')).toEqual([]);
    await user.type(screen.getByLabelText('Code'), '6{Enter}');
    expect((await screen.findByRole('list', { name: 'Recovery codes' })).textContent).toBe('onetwo');
    await user.click(screen.getByRole('button', { name: 'I have stored them' }));
    expect(await screen.findByText('10 recovery codes are left')).toBeTruthy();
    expect(screen.queryByText('one')).toBeNull();
  });

  test('is switched off with password and code, and few codes are warned of', async () => {
    const { api, user } = await open((fake) => {
      fake.me.admin.secondFactor = { isOn: true, isRequired: false, recoveryCodesLeft: 1 };
      fake.answers['POST /v1/me/second-factor/switch-off'] = () => {
        fake.me.admin.secondFactor = { isOn: false, isRequired: false, recoveryCodesLeft: 0 };
        return answer(204);
      };
    });
    expect(await screen.findByText('Make new ones before you need them.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Switch off' }));
    const dialog = within(await screen.findByRole('dialog'));
    await pasteInto(user, dialog.getByLabelText('Password'), 'my password');
    await user.type(dialog.getByLabelText('Code'), '123456{Enter}');
    expect(await screen.findByRole('button', { name: 'Set up' })).toBeTruthy();
    expect(api.asked('POST', '/v1/me/second-factor/switch-off')[0]?.body).toEqual({
      password: 'my password',
      code: '123456',
    });
  });

  test('and the password are no business of ours where the company’s accounts sign in', async () => {
    await open((fake) => (fake.me.admin.hasPassword = false));
    expect(await screen.findByText('You sign in with your company’s account')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Set up' })).toBeNull();
  });
});

test('a password is changed with the present one, and a refused one keeps what was typed', async () => {
  const { api, user } = await openConsole('/account', (fake) => {
    fake.answers['POST /v1/me/password'] = ({ body }) =>
      (body as { currentPassword: string }).currentPassword === 'right'
        ? answer(204)
        : refuse(403, 'account.password_wrong', 'Wrong.');
  });
  await user.type(await screen.findByLabelText('Current password'), 'wrong');
  await pasteInto(user, screen.getByLabelText('New password'), 'seven red bicycles');
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('The password is wrong');
  const present = screen.getByLabelText<HTMLInputElement>('Current password');
  await user.clear(present);
  await user.type(present, 'right{Enter}');
  await waitFor(() => expect(present.value).toBe(''));
  expect(api.asked('POST', '/v1/me/password').at(-1)?.body).toEqual({
    currentPassword: 'right',
    newPassword: 'seven red bicycles',
  });
});
