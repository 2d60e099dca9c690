import { afterEach, describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { AdminId } from '@cordboard/contracts';
import { closeConsole, closePage, openConsole, pasteInto } from '../testing/console-on-screen.js';
import type { FakeApi } from '../testing/fake-api.js';
import { sid } from '../testing/records.js';

afterEach(closeConsole);

const reload = (path: string, arrange?: (api: FakeApi) => void) => {
  closePage();
  return openConsole(path, arrange);
};
const field = (label: string) => screen.findByLabelText<HTMLInputElement>(label);

const typeName = async () => {
  const opened = await openConsole('/reps');
  await opened.user.type(await field('Name'), 'Grace Hopper');
  return opened;
};

describe('what was typed and not saved', () => {
  test('is there again after a reload', async () => {
    await typeName();
    await reload('/reps');
    expect((await field('Name')).value).toBe('Grace Hopper');
  });

  test('is there again after another page of the console', async () => {
    const { user } = await typeName();
    await user.click(screen.getByRole('link', { name: 'Embed' }));
    await screen.findByRole('heading', { level: 1, name: 'Embed' });
    await user.click(screen.getByRole('link', { name: 'Reps' }));
    expect((await field('Name')).value).toBe('Grace Hopper');
  });

  test('waits for the same admin to sign in, when the session had ended meanwhile', async () => {
    await typeName();
    const { api, user } = await reload('/reps', (fake) => (fake.isSignedIn = false));
    await user.type(await field('E-mail'), api.me.admin.email);
    await user.type(await field('Password'), api.password);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await field('Name')).value).toBe('Grace Hopper');
  });

  test('is not shown to somebody else, and gone when they are here', async () => {
    await typeName();
    await reload('/reps', (fake) => (fake.me.admin.id = '019b8d2e-0000-7000-8000-000000000009' as AdminId));
    expect((await field('Name')).value).toBe('');
    expect(sessionStorage).toHaveLength(0);
  });

  test('is gone after signing out', async () => {
    const { user } = await typeName();
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    await field('E-mail');
    expect(sessionStorage).toHaveLength(0);
  });

  test('is gone once it is saved', async () => {
    const { user } = await typeName();
    await user.type(await field('Client name'), 'grace');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    await screen.findByRole('row', { name: /Grace Hopper/ });
    await reload('/reps');
    expect((await field('Name')).value).toBe('');
  });
});

test('a secret that was typed is kept nowhere', async () => {
  const { user } = await openConsole('/twilio', (api) => (api.config = null));
  await user.type(await field('Account SID'), sid('AC', 'e'));
  await pasteInto(user, await field('Auth Token'), 'a very secret token');
  await reload('/twilio', (api) => (api.config = null));
  expect((await field('Account SID')).value).toBe(sid('AC', 'e'));
  expect((await field('Auth Token')).value).toBe('');
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
});

test('a draft that is older than what somebody else has saved overwrites nothing', async () => {
  const { user } = await openConsole('/settings');
  await user.type(await field('Company name'), ' Ltd');
  const reopened = await reload('/settings', (api) => {
    api.settings = { ...api.settings, country: 'DE' };
    api.settingsTag = '"2"';
  });
  expect((await field('Company name')).value).toBe('Larkmoor Freight Ltd');
  await reopened.user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Take theirs' })).toBeTruthy();
  expect(reopened.api.settings).toMatchObject({ name: 'Larkmoor Freight', country: 'DE' });
});
