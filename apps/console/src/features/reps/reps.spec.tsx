import { suggestClientName } from '@cordboard/contracts';
import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { createTranslator } from 'use-intl';
import { formatsFor } from '../../format/formats.js';
import { english } from '../../language/english.js';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import { aClient, aMe } from '../../testing/records.js';
import { explainName } from './client-name.js';

afterEach(closeConsole);

describe('a client name', () => {
  const t = createTranslator({ locale: 'en', messages: english, namespace: 'reps' });
  test.each([
    ['sara_hill', null, 'sara_hill'],
    ['sara hill', 'Character 5 is a space', 'sara_hill'],
    ['Zoë', 'Character 3 is “ë”', 'Zoe'],
    ['sara.hill@larkmoor.example', 'Character 5 is “.”', 'sara_hill'],
    ['a'.repeat(122), '122 characters: at most 121', 'a'.repeat(121)],
  ])('%s is explained, and a near one offered', (name, explanation, suggestion) => {
    expect(explainName(name, t) ?? '').toContain(explanation ?? '');
    expect(explainName(name, t) === null).toBe(explanation === null);
    expect(suggestClientName(name)).toBe(suggestion);
    expect(explainName(suggestion, t)).toBeNull();
  });
});

test('the reps that are shown can be downloaded', async () => {
  await openConsole('/reps?q=ali&state=available');
  const link = await screen.findByRole('link', { name: 'Download as CSV' });
  expect(link.getAttribute('href')).toBe('/v1/clients/export?q=ali&state=available');
});

describe('registering a rep', () => {
  test('puts them on the list', async () => {
    const { api, user } = await openConsole('/reps');
    await user.type(await screen.findByLabelText('Client name'), 'bob');
    await pasteInto(user, screen.getByLabelText('Name'), 'Bob Okafor');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByRole('row', { name: /Bob Okafor/ })).toBeTruthy();
    expect(api.asked('POST', '/v1/clients')[0]?.body).toEqual({ name: 'bob', displayName: 'Bob Okafor' });
    expect(screen.getByLabelText<HTMLInputElement>('Client name').value).toBe('');
  });

  test('explains a bad name while it is typed, and mends it with one click', async () => {
    const { api, user } = await openConsole('/reps');
    const field = await screen.findByLabelText<HTMLInputElement>('Client name');
    await pasteInto(user, field, 'sara hill');
    expect(screen.getByText(/Character 5 is a space/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Use sara_hill' }));
    expect(field.value).toBe('sara_hill');
    expect(screen.queryByText(/A space at place/)).toBeNull();
    expect(api.asked('POST', '/v1/clients')).toEqual([]);
  });

  test('under a taken name says so at the field, with the remedy, and keeps it', async () => {
    const { user } = await openConsole('/reps');
    const field = await screen.findByLabelText<HTMLInputElement>('Client name');
    await user.type(field, 'alice');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Choose another name');
    expect(field.value).toBe('alice');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, ' b');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(screen.getByText(/Character 6 is a space/)).toBeTruthy();
    expect(screen.queryByText(/Choose another name/)).toBeNull();
  });
});

const openAlice = async (arrange?: Parameters<typeof openConsole>[1]) => {
  const opened = await openConsole('/reps', arrange);
  await opened.user.click(await screen.findByRole('link', { name: /Alice Moreau/ }));
  const drawer = await screen.findByRole('complementary', { name: 'Alice Moreau' });
  await within(drawer).findByRole('heading', { name: 'Devices' });
  const press = (name: string) => opened.user.click(within(drawer).getByRole('button', { name }));
  const confirm = async (title: string, action: string) => {
    const dialog = await screen.findByRole('dialog', { name: title });
    const { textContent } = dialog;
    await opened.user.click(within(dialog).getByRole('button', { name: action }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    return textContent;
  };
  return { ...opened, drawer, press, confirm };
};

describe('the list of reps', () => {
  test('says of each whether they can be called, and is filtered by that and by name', async () => {
    const { api, user, history } = await openConsole('/reps', (api) => {
      api.clients.push(aClient('bob', 'Bob Okafor', { state: 'suspended', since: '2026-01-04T10:00:00.000Z' }));
    });
    expect(await screen.findByText('2 reps. 1 can be called now.')).toBeTruthy();
    expect(screen.getByRole('row', { name: /Bob Okafor.*Suspended.*since Jan 4, 2026/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Available 1' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Bob/ })).toBeNull());
    expect(history.location.search).toBe('?state=available');
    await user.click(screen.getByRole('button', { name: 'All 2' }));
    await user.type(screen.getByLabelText('Search'), 'bo');
    await waitFor(() => expect(api.asked('GET', '/v1/clients').at(-1)?.query.get('q')).toBe('bo'));
    await waitFor(() => expect(screen.queryByRole('row', { name: /Alice/ })).toBeNull());
  });

  test('that the filter leaves empty offers the way back', async () => {
    const { user } = await openConsole('/reps?q=nobody');
    expect(await screen.findByRole('heading', { name: 'No rep matches' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(await screen.findByRole('row', { name: /Alice Moreau/ })).toBeTruthy();
  });
});

describe('a rep', () => {
  test('is suspended and resumed after what follows was said, and the drawer says who did it', async () => {
    const { api, drawer, press, confirm } = await openAlice();
    await press('Suspend');
    expect(await confirm('Suspend Alice Moreau?', 'Suspend')).toContain('A call in progress continues.');
    expect(await within(drawer).findByText('Suspended by noor@larkmoor.example')).toBeTruthy();
    expect(api.clients[0]?.state).toBe('suspended');
    await press('Resume');
    await confirm('Resume Alice Moreau?', 'Resume');
    await waitFor(() => expect(api.clients[0]?.state).toBe('available'));
  });

  test('is renamed; what a new client name means is said before', async () => {
    const { api, user, press } = await openAlice();
    await press('Rename');
    const dialog = await screen.findByRole('dialog', { name: 'Rename Alice Moreau' });
    const field = within(dialog).getByLabelText('Client name');
    expect(dialog.textContent).not.toContain('24 hours');
    await user.clear(field);
    await user.type(field, 'alice m');
    expect(within(dialog).getByText(/Character 6 is a space/)).toBeTruthy();
    await user.type(field, '{Backspace}{Backspace}_moreau');
    expect(dialog.textContent).toContain('Calls ring under alice as well for 24 hours');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.clients[0]?.name).toBe('alice_moreau'));
  });

  test('that somebody else has renamed meanwhile is not overwritten: both versions, and the choice', async () => {
    const { api, user, press } = await openAlice();
    await press('Rename');
    const dialog = await screen.findByRole('dialog', { name: 'Rename Alice Moreau' });
    const seen = api.clients[0]?.version;
    api.clients = api.clients.map((one, place) =>
      place === 0 ? { ...one, displayName: 'Alice M.', version: 'newer' } : one,
    );
    const field = within(dialog).getByLabelText('Name');
    await user.clear(field);
    await pasteInto(user, field, 'Alice Moreau-Holt');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('Somebody else has changed this in the meantime')).toBeTruthy();
    expect(api.asked('PATCH', `/v1/clients/${api.clients[0]?.id}`)[0]?.headers.get('if-match')).toBe(`"${seen}"`);
    expect(within(dialog).getByRole('table').textContent).toMatch(/Alice M\..*Alice Moreau-Holt/);
    expect(api.clients[0]?.displayName).toBe('Alice M.');
    await user.click(within(dialog).getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(api.clients[0]?.displayName).toBe('Alice Moreau-Holt'));
  });

  test('has all tokens revoked, or one; and a device signed out', async () => {
    const { api, press, confirm } = await openAlice();
    await press('Revoke tokens');
    await confirm('Revoke all tokens of Alice Moreau?', 'Revoke');
    await press(`Revoke the token of ${formatsFor('en').moment('2026-01-05T08:00:00.000Z')}`);
    await confirm('Revoke this token of alice?', 'Revoke');
    expect(api.asked('POST', '/v1/tokens/revoke').map(({ body }) => body)).toEqual([
      { clientId: api.clients[0]?.id },
      { tokenId: 'T'.repeat(64) },
    ]);
    await press('Sign out Firefox on Linux');
    const ended = ({ method, path }: { method: string; path: string }) =>
      method === 'DELETE' && path.includes('/devices/');
    await waitFor(() => expect(api.requests.some(ended)).toBe(true));
  });

  test('is removed after what follows was said', async () => {
    const { api, press, confirm } = await openAlice();
    await press('Remove');
    expect(await confirm('Remove alice?', 'Remove')).toMatch(/gets no new token.*Past calls stay/s);
    expect(await screen.findByRole('heading', { name: 'No reps yet' })).toBeTruthy();
    expect(api.clients).toEqual([]);
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  test('is not removed when that is called off', async () => {
    const { api, user, press } = await openAlice();
    await press('Remove');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.clients).toHaveLength(1);
  });

  test('is only looked at by a supervisor', async () => {
    const { drawer } = await openAlice((api) => (api.me = aMe({ role: 'supervisor' })));
    expect(within(drawer).queryByRole('button', { name: 'Suspend' })).toBeNull();
    expect(screen.queryByLabelText('Client name')).toBeNull();
  });
});
