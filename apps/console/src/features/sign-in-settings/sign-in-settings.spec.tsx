import { afterEach, describe, expect, test } from '@jest/globals';
import { putIdentityProvider, type IdentityProvider } from '@cordboard/contracts';
import { screen, waitFor } from '@testing-library/react';
import { answer, refuse } from '../../testing/answers.js';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import type { FakeApi } from '../../testing/fake-api.js';

afterEach(closeConsole);

const redirectUrl = 'https://voice.example.com/v1/provider-sign-ins/1/callback';
const aProvider = (changes: Partial<IdentityProvider> = {}): IdentityProvider => ({
  issuer: 'https://login.larkmoor.example',
  clientId: 'cordboard',
  clientSecret: { set: true, lastFour: '9c1d', updatedAt: '2026-01-01T09:00:00.000Z' },
  domains: ['larkmoor.example'],
  isOn: false,
  isRequired: false,
  admitsSupervisors: false,
  redirectUrl,
  triedAt: null,
  updatedAt: '2026-01-01T09:00:00.000Z',
  version: 'first',
  ...changes,
});

const offering = (provider: IdentityProvider | null) => (api: FakeApi) => {
  api.answers['GET /v1/sign-in-policy'] = () => answer(200, { requiresSecondFactor: false });
  api.answers['PUT /v1/sign-in-policy'] = ({ body }) => answer(200, body);
  api.answers['GET /v1/identity-provider'] = () => answer(200, { redirectUrl, provider });
  api.answers['PUT /v1/identity-provider'] = ({ body }) => {
    const { issuer, clientId, domains, isOn } = putIdentityProvider.parse(body);
    return answer(200, aProvider({ ...provider, issuer, clientId, domains, isOn }));
  };
};
const saved = (api: FakeApi) => api.asked('PUT', '/v1/identity-provider').at(-1)?.body;

describe('a provider', () => {
  test('is typed in, with its redirect URL to copy, and saved switched off', async () => {
    const { api, user } = await openConsole('/sign-in-settings', offering(null));
    expect((await screen.findByLabelText('Redirect URL')).textContent).toBe(redirectUrl);
    await pasteInto(user, screen.getByLabelText('Issuer'), 'login.larkmoor.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('An issuer is an address like https://login.example.com')).toBeTruthy();
    expect(screen.getByText('Type the client secret that the provider shows.')).toBeTruthy();
    await user.clear(screen.getByLabelText('Issuer'));
    await pasteInto(user, screen.getByLabelText('Issuer'), 'https://login.larkmoor.example');
    await pasteInto(user, screen.getByLabelText('Client ID'), 'cordboard');
    await user.type(screen.getByLabelText('Client secret'), 'hush');
    await pasteInto(user, screen.getByLabelText('E-mail domains'), 'Larkmoor.example, mail.larkmoor.example');
    expect(screen.getByRole<HTMLInputElement>('switch', { name: /^In use/ }).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved(api)).toBeTruthy());
    expect(saved(api)).toEqual({
      issuer: 'https://login.larkmoor.example',
      clientId: 'cordboard',
      clientSecret: 'hush',
      domains: ['Larkmoor.example', 'mail.larkmoor.example'],
      isOn: false,
      isRequired: false,
      admitsSupervisors: false,
    });
  });

  test('that another owner has changed meanwhile is not overwritten: both versions, and the choice', async () => {
    const theirs = aProvider({ domains: ['larkmoor.example', 'lm.example'], version: 'second' });
    const { api, user } = await openConsole('/sign-in-settings', (fake) => {
      offering(aProvider())(fake);
      fake.answers['PUT /v1/identity-provider'] = ({ headers }) =>
        headers.get('if-match') === '"second"'
          ? answer(200, { ...theirs, clientId: 'cordboard-2', version: 'third' })
          : refuse(412, 'identity_provider.changed_meanwhile', 'Changed.', { currentProvider: theirs });
    });
    await user.type(await screen.findByLabelText('Client ID'), '-2');
    await user.type(screen.getByLabelText('Client secret'), 'hush');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const conflict = await screen.findByText('Somebody else has changed this in the meantime');
    expect(api.asked('PUT', '/v1/identity-provider')[0]?.headers.get('if-match')).toBe('"first"');
    const compared = conflict.closest('[role=alert]')?.textContent ?? '';
    expect(compared).toMatch(/Client ID.*cordboard.*cordboard-2/);
    expect(compared).toMatch(/E-mail domains.*larkmoor.example, lm.example.*larkmoor.example/);
    expect(compared).not.toContain('Issuer');
    await user.click(screen.getByRole('button', { name: 'Save mine' }));
    expect(await screen.findByText('The provider is saved')).toBeTruthy();
    expect(api.asked('PUT', '/v1/identity-provider')).toHaveLength(2);
  });

  test('that does not answer says so, and keeps what was typed', async () => {
    const { user } = await openConsole('/sign-in-settings', (api) => {
      offering(aProvider())(api);
      api.answers['PUT /v1/identity-provider'] = () =>
        refuse(400, 'identity_provider.unreachable', 'Nothing answers there.', { remedy: 'Check the address.' });
    });
    await user.type(await screen.findByLabelText('Issuer'), '/x');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Nothing answers there.*Check the issuer’s address/);
    expect(screen.getByLabelText<HTMLInputElement>('Issuer').value).toBe('https://login.larkmoor.example/x');
  });

  test('is tried by leaving for it, and switched on once that has worked', async () => {
    const { api, user, wentTo } = await openConsole('/sign-in-settings', (fake) => {
      offering(aProvider())(fake);
      fake.answers['POST /v1/identity-provider/try'] = () => answer(200, { url: 'https://login.larkmoor.example/go' });
    });
    await user.click(await screen.findByRole('button', { name: 'Try it now' }));
    await waitFor(() => expect(wentTo).toEqual(['https://login.larkmoor.example/go']));
    expect(api.asked('POST', '/v1/identity-provider/try')).toHaveLength(1);
    closeConsole();
    const again = await openConsole(
      '/sign-in-settings?tried=yes',
      offering(aProvider({ triedAt: '2026-01-05T09:00:00.000Z' })),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('The provider works');
    await again.user.click(await screen.findByRole('switch', { name: /^In use/ }));
    await again.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(saved(again.api)).toMatchObject({ isOn: true }));
    expect(saved(again.api)).not.toHaveProperty('clientSecret');
  });

  test('whose trial did not work says why', async () => {
    await openConsole('/sign-in-settings?problem=unverified', offering(aProvider()));
    expect((await screen.findByRole('alert')).textContent).toContain('email_verified');
  });
});

test('a second factor is required of everybody by one switch', async () => {
  const { api, user } = await openConsole('/sign-in-settings', offering(null));
  await user.click(await screen.findByRole('switch', { name: /^Require a second factor/ }));
  await waitFor(() => expect(api.asked('PUT', '/v1/sign-in-policy')[0]?.body).toEqual({ requiresSecondFactor: true }));
  expect(await screen.findByText('A second factor is now required')).toBeTruthy();
});

test('who is no owner has no way there', async () => {
  await openConsole('/settings', (api) => (api.me.admin.role = 'admin'));
  const navigation = await screen.findByRole('navigation', { name: 'Console' });
  expect(navigation.textContent).toContain('Settings');
  expect(navigation.textContent).not.toContain('Sign-in');
});
