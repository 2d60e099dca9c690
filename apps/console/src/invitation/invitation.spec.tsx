import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../testing/console-on-screen.js';
import { takeOpening } from '../opening/take-opening.js';

afterEach(closeConsole);

const openInvitation = (token: string) =>
  openConsole('/', (api) => (api.isSignedIn = false), { opening: { kind: 'invitation', token } });

describe('an invitation', () => {
  test('becomes an admin who is signed in, by choosing a password', async () => {
    const { api, user } = await openInvitation('cbi_1');
    await pasteInto(user, await screen.findByLabelText('New password'), 'seven red bicycles');
    await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeTruthy();
    expect(api.asked('POST', '/v1/sessions')[0]?.body).toEqual({
      email: api.me.admin.email,
      password: 'seven red bicycles',
    });
  });

  test('does not take a short password', async () => {
    const { api, user } = await openInvitation('cbi_1');
    await user.type(await screen.findByLabelText('New password'), 'short');
    await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));
    expect(await screen.findByText('A password has 12 characters or more')).toBeTruthy();
    expect(api.asked('POST', '/v1/invitations/accept')).toEqual([]);
  });

  test('that was used says so and what to do', async () => {
    const { user } = await openInvitation('cbi_0');
    await pasteInto(user, await screen.findByLabelText('New password'), 'seven red bicycles');
    await user.click(screen.getByRole('button', { name: 'Set password and sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Ask for a new one');
  });

  test('without its token says what is missing', async () => {
    await openInvitation('');
    expect(await screen.findByRole('heading', { name: 'This link is not complete' })).toBeTruthy();
  });

  test('leaves its token neither in the address nor in the history', () => {
    history.replaceState(null, '', '/console/invitation#cbi_1');
    expect(takeOpening(location, history)).toEqual({ kind: 'invitation', token: 'cbi_1' });
    expect(location.href).not.toContain('cbi_1');
    history.replaceState(null, '', '/console/calls');
    expect(takeOpening(location, history)).toEqual({ kind: 'console' });
  });
});
