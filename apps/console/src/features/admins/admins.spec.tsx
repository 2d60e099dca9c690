import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

describe('inviting a colleague', () => {
  test('shows a link once, to be sent', async () => {
    const { api, user } = await openConsole('/admins');
    await pasteInto(user, await screen.findByLabelText('E-mail'), 'sam@larkmoor.example');
    await user.selectOptions(screen.getByLabelText('Role'), 'admin');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    expect((await screen.findByLabelText('Invitation link')).textContent).toContain('/console/invitation#cbi_1');
    expect(api.asked('POST', '/v1/invitations')[0]?.body).toEqual({ email: 'sam@larkmoor.example', role: 'admin' });
  });

  test('offers an admin no role above their own', async () => {
    await openConsole('/admins', (api) => (api.me.admin.role = 'admin'));
    const roles = await screen.findByLabelText<HTMLSelectElement>('Role');
    expect([...roles.options].map(({ value }) => value)).toEqual(['supervisor', 'admin']);
  });
});

describe('the admins', () => {
  test('get another role from an owner, who is shown what another owner has made of it meanwhile', async () => {
    const { api, user } = await openConsole('/admins');
    const roleOf = (email: string) => api.admins.find((admin) => admin.email === email)?.role;
    const choose = async () => {
      await user.click(await screen.findByRole('button', { name: 'Change the role of sam@larkmoor.example' }));
      const dialog = await screen.findByRole('dialog', { name: 'What may sam@larkmoor.example do?' });
      await user.selectOptions(within(dialog).getByLabelText('Role'), 'admin');
      return dialog;
    };
    let dialog = await choose();
    api.admins = api.admins.map((admin) => ({ ...admin, role: 'owner', version: 'owner-2' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('row', { name: /Role Owner.*Admin/ })).toBeTruthy();
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await user.click(within(dialog).getByRole('button', { name: 'Take theirs' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(roleOf('sam@larkmoor.example')).toBe('owner');
    await screen.findByRole('row', { name: /sam@larkmoor.example Owner/ });
    dialog = await choose();
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('row', { name: /sam@larkmoor.example Admin/ })).toBeTruthy();
  });

  test('can be removed by an owner, who is told what follows and cannot remove themselves', async () => {
    const { api, user } = await openConsole('/admins');
    expect((await screen.findByRole('row', { name: /noor@larkmoor.example/ })).textContent).toContain('You');
    await user.click(screen.getByRole('button', { name: 'Remove sam@larkmoor.example' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('is signed out everywhere');
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /sam@larkmoor.example/ })).toBeNull());
    expect(api.admins).toHaveLength(1);
    expect(await screen.findByRole('row', { name: /noor@larkmoor.example/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove noor@larkmoor.example' })).toBeNull();
  });

  test('are not removed by who is no owner', async () => {
    await openConsole('/admins', (api) => (api.me.admin.role = 'admin'));
    await screen.findByRole('row', { name: /sam@larkmoor.example/ });
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });
});
