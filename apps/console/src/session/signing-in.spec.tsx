import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { closeConsole, openConsole } from '../testing/console-on-screen.js';
import { refuse } from '../testing/answers.js';

afterEach(closeConsole);

const fill = async (user: Awaited<ReturnType<typeof openConsole>>['user'], password: string) => {
  await user.type(await screen.findByLabelText('E-mail'), 'noor@larkmoor.example');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
};

describe('signing in', () => {
  test('leads to the page that was asked for', async () => {
    const { api, user } = await openConsole('/embed', (fake) => (fake.isSignedIn = false));
    await fill(user, api.password);
    expect(await screen.findByRole('heading', { level: 1, name: 'Embed' })).toBeTruthy();
    expect(screen.getByRole('navigation', { name: 'Console' }).textContent).toContain('Larkmoor Freight');
  });

  test('that is refused says why and what to do, and keeps what was typed', async () => {
    const { user } = await openConsole('/embed', (fake) => (fake.isSignedIn = false));
    await fill(user, 'wrong');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/do not belong together.*Check both/);
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('noor@larkmoor.example');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong');
  });

  test('too often says when to try again, and waits until then', async () => {
    const { user } = await openConsole('/embed', (fake) => {
      fake.isSignedIn = false;
      fake.answers['POST /v1/sessions'] = () =>
        refuse(429, 'auth.too_many_tries', 'Too many tries.', {}, { 'retry-after': '42' });
    });
    await fill(user, 'wrong');
    expect((await screen.findByRole('alert')).textContent).toMatch(/Try again in 4[12] seconds/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in' }).disabled).toBe(true);
  });

  test('asks which company, when the same person is an admin of several', async () => {
    const { api, user } = await openConsole('/embed', (fake) => {
      fake.isSignedIn = false;
      fake.answers['POST /v1/sessions'] = ({ body }) => {
        if ((body as { tenantId?: string }).tenantId) {
          delete fake.answers['POST /v1/sessions'];
          fake.isSignedIn = true;
        }
        const { id } = fake.me.tenant;
        return refuse(409, 'auth.tenant_choice_required', 'Choose.', { tenants: [{ id, name: 'Larkmoor Freight' }] });
      };
    });
    await fill(user, api.password);
    await user.click(await screen.findByRole('radio', { name: 'Larkmoor Freight' }));
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(api.asked('POST', '/v1/sessions').at(-1)?.body).toMatchObject({ tenantId: api.me.tenant.id });
  });

  test('is not possible while the API cannot be reached, until it can', async () => {
    const { api, user } = await openConsole('/embed', (fake) => {
      fake.answers['GET /v1/me'] = () => Promise.reject(new TypeError('Failed to fetch'));
    });
    expect((await screen.findByRole('alert')).textContent).toContain('Check your network');
    delete api.answers['GET /v1/me'];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Embed' })).toBeTruthy();
  });
});

describe('signing out', () => {
  test('leads to the sign-in', async () => {
    const { api, user } = await openConsole('/embed');
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to Cordboard' })).toBeTruthy();
    expect(api.isSignedIn).toBe(false);
  });
});

describe('a supervisor', () => {
  test('is not shown what they may not change', async () => {
    await openConsole('/embed', (fake) => (fake.me.admin.role = 'supervisor'));
    const navigation = await screen.findByRole('navigation', { name: 'Console' });
    expect(within(navigation).queryByRole('link', { name: 'Embed' })).toBeNull();
  });
});

describe('a page', () => {
  test('that does not exist says so, and leads on', async () => {
    await openConsole('/nowhere');
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such page' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to the overview' })).toBeTruthy();
  });

  test('is reached past the navigation by the skip link', async () => {
    const { user } = await openConsole('/embed');
    await screen.findByRole('heading', { level: 1, name: 'Embed' });
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the page');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('MAIN'));
  });
});
