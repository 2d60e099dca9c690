import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

describe('inviting a colleague', () => {
  test('shows a link once, to be sent', async () => {
    const { api, user } = await openConsole('/settings');
    await user.type(await screen.findByLabelText('E-mail'), 'sam@larkmoor.example');
    await user.selectOptions(screen.getByLabelText('Role'), 'admin');
    await user.click(screen.getByRole('button', { name: 'Make a link' }));
    expect((await screen.findByLabelText('Invitation link')).textContent).toContain('/console/invitation#cbi_1');
    expect(api.asked('POST', '/v1/invitations')[0]?.body).toEqual({ email: 'sam@larkmoor.example', role: 'admin' });
  });

  test('offers an admin no role above their own', async () => {
    await openConsole('/settings', (api) => (api.me.admin.role = 'admin'));
    const roles = await screen.findByLabelText<HTMLSelectElement>('Role');
    expect([...roles.options].map(({ value }) => value)).toEqual(['supervisor', 'admin']);
  });
});
