import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import { aKey } from '../../testing/records.js';

afterEach(closeConsole);

describe('an API key', () => {
  test('is shown once, can be copied, and is gone once it is stored', async () => {
    const { user } = await openConsole('/api-keys');
    await user.type(await screen.findByLabelText('Name'), 'Dialler');
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    const key = await screen.findByLabelText('API key');
    await user.click(screen.getByRole('button', { name: 'Copy: API key' }));
    expect(await navigator.clipboard.readText()).toBe(key.textContent);
    await user.click(screen.getByRole('button', { name: 'I have stored it' }));
    expect(document.body.textContent).not.toContain(key.textContent);
    expect(await screen.findByRole('row', { name: /Dialler cb_live…9c1d.*Never/ })).toBeTruthy();
  });

  test('may do what was chosen, until when it was chosen, and the table says both', async () => {
    const { api, user } = await openConsole('/api-keys');
    await pasteInto(user, await screen.findByLabelText('Name'), 'Wallboard');
    await user.click(screen.getByLabelText('Issue and revoke tokens, launch softphones'));
    await user.click(screen.getByLabelText('Read reps'));
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    expect(await screen.findByText('Choose at least one.')).toBeTruthy();
    await user.click(screen.getByLabelText('Read calls'));
    await user.selectOptions(screen.getByLabelText('Ends'), 'In 30 days');
    await user.click(screen.getByRole('button', { name: 'Create key' }));
    await screen.findByLabelText('API key');
    const [asked] = api.asked('POST', '/v1/api-keys');
    expect(asked?.body).toMatchObject({ scopes: ['calls:read'], expiresAt: expect.any(String) });
    expect(await screen.findByRole('row', { name: /CRM server.*tokens:write, clients:read/ })).toBeTruthy();
  });

  test('has a limit of its own once it is given one, and the usual one until then', async () => {
    const { api, user } = await openConsole('/api-keys');
    expect(await screen.findByRole('row', { name: /CRM server.*6,000, as usual/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Change the limit of CRM server' }));
    const dialog = await screen.findByRole('dialog', { name: 'How many requests may CRM server make?' });
    await user.type(within(dialog).getByLabelText('Requests a minute'), 'many');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('A whole number from 1 to 10000000.')).toBeTruthy();
    await user.clear(within(dialog).getByLabelText('Requests a minute'));
    await user.type(within(dialog).getByLabelText('Requests a minute'), '60000');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('row', { name: /CRM server.*60,000/ })).toBeTruthy();
    expect(api.keys[0]?.requestsPerMinute).toBe(60_000);
  });

  test('whose limit somebody else has changed meanwhile shows both, and is overwritten only by who says so', async () => {
    const { api, user } = await openConsole('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Change the limit of CRM server' }));
    const dialog = await screen.findByRole('dialog', { name: 'How many requests may CRM server make?' });
    await user.type(within(dialog).getByLabelText('Requests a minute'), '60000');
    api.keys = [aKey('CRM server', { requestsPerMinute: 9_000, version: 'theirs' })];
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('row', { name: /Requests a minute 9,000 60,000/ })).toBeTruthy();
    expect(api.keys[0]?.requestsPerMinute).toBe(9_000);
    await user.click(within(dialog).getByRole('button', { name: 'Save mine' }));
    expect(await screen.findByRole('row', { name: /CRM server.*60,000/ })).toBeTruthy();
  });

  test('needs a name', async () => {
    const { api, user } = await openConsole('/api-keys');
    await user.click(await screen.findByRole('button', { name: 'Create key' }));
    expect(await screen.findByText(/Type a name/)).toBeTruthy();
    expect(api.asked('POST', '/v1/api-keys')).toEqual([]);
  });

  test('is revoked after saying what follows', async () => {
    const { api, user } = await openConsole('/api-keys', (fake) => {
      fake.keys = [aKey('CRM server', { lastUsedAt: new Date(Date.now() - 3_600_000).toISOString() })];
    });
    await user.click(await screen.findByRole('button', { name: 'Revoke CRM server' }));
    const dialog = await screen.findByRole('dialog', { name: 'Revoke CRM server?' });
    expect(dialog.textContent).toMatch(/refused within 5 seconds.*last used 1 hour ago/);
    await user.click(within(dialog).getByRole('button', { name: 'Revoke' }));
    await waitFor(() => expect(api.keys).toEqual([]));
    expect(await screen.findByRole('heading', { name: 'No API keys' })).toBeTruthy();
  });
});
