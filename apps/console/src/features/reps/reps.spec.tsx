import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { createTranslator } from 'use-intl';
import { english } from '../../language/english.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { explainName, suggestName } from './client-name.js';

afterEach(closeConsole);

describe('a client name', () => {
  const t = createTranslator({ locale: 'en', messages: english, namespace: 'reps' });
  test.each([
    ['sara_hill', null, 'sara_hill'],
    ['sara hill', 'A space at place 5', 'sara_hill'],
    ['Zoë', '“ë” at place 3', 'Zoe'],
    ['sara.hill@larkmoor.example', '“.” at place 5', 'sara_hill'],
    ['a'.repeat(122), '122 characters: at most 121', 'a'.repeat(121)],
  ])('%s is explained, and a near one offered', (name, explanation, suggestion) => {
    expect(explainName(name, t) ?? '').toContain(explanation ?? '');
    expect(explainName(name, t) === null).toBe(explanation === null);
    expect(suggestName(name)).toBe(suggestion);
    expect(explainName(suggestion, t)).toBeNull();
  });
});

describe('registering a rep', () => {
  test('puts them on the list', async () => {
    const { api, user } = await openConsole('/reps');
    await user.type(await screen.findByLabelText('Client name'), 'bob');
    await user.type(screen.getByLabelText('Name'), 'Bob Okafor');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByRole('row', { name: /Bob Okafor/ })).toBeTruthy();
    expect(api.asked('POST', '/v1/clients')[0]?.body).toEqual({ name: 'bob', displayName: 'Bob Okafor' });
    expect(screen.getByLabelText<HTMLInputElement>('Client name').value).toBe('');
  });

  test('explains a bad name while it is typed, and mends it with one click', async () => {
    const { api, user } = await openConsole('/reps');
    const field = await screen.findByLabelText<HTMLInputElement>('Client name');
    await user.type(field, 'sara hill');
    expect(screen.getByText(/A space at place 5/)).toBeTruthy();
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
  });
});

describe('removing a rep', () => {
  test('says what follows before it is done', async () => {
    const { api, user } = await openConsole('/reps');
    await user.click(await screen.findByRole('button', { name: 'Remove alice' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remove alice?' });
    expect(dialog.textContent).toMatch(/gets no new token.*Past calls stay/s);
    expect(api.clients).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
    expect(await screen.findByRole('heading', { name: 'No reps yet' })).toBeTruthy();
    expect(api.clients).toEqual([]);
  });

  test('can be called off', async () => {
    const { api, user } = await openConsole('/reps');
    await user.click(await screen.findByRole('button', { name: 'Remove alice' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.clients).toHaveLength(1);
  });
});
