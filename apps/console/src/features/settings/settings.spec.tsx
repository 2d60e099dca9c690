import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import type { FakeApi } from '../../testing/fake-api.js';
import { listCountries } from '../../format/countries.js';

afterEach(closeConsole);

const somebodyElseSaves = (api: FakeApi) => {
  api.settings = { ...api.settings, country: 'DE' };
  api.settingsTag = '"2"';
};

const rename = async () => {
  const opened = await openConsole('/settings');
  const name = await screen.findByLabelText<HTMLInputElement>('Company name');
  await opened.user.clear(name);
  await opened.user.type(name, 'Larkmoor');
  return { ...opened, name };
};

describe('the settings', () => {
  test('are saved for the version that was read', async () => {
    const { api, user } = await rename();
    expect(screen.getByText('You have changes that are not saved.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(api.settings.name).toBe('Larkmoor');
    await waitFor(() => expect(screen.getByRole('navigation').textContent).not.toContain('Larkmoor Freight'));
    expect(api.asked('PATCH', '/v1/settings')[0]?.headers.get('if-match')).toBe('"1"');
  });

  test('that somebody else changed are shown beside one’s own, and nothing is overwritten', async () => {
    const { api, user, name } = await rename();
    somebodyElseSaves(api);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('row', { name: 'Country DE US' })).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Company name Larkmoor Freight Larkmoor' })).toBeTruthy();
    expect(api.settings).toMatchObject({ name: 'Larkmoor Freight', country: 'DE' });
    expect(name.value).toBe('Larkmoor');
  });

  test('of one’s own can be saved all the same', async () => {
    const { api, user } = await rename();
    somebodyElseSaves(api);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Save mine' }));
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(api.settings).toMatchObject({ name: 'Larkmoor', country: 'US' });
  });

  test('of somebody else can be taken, and changed from there', async () => {
    const { api, user, name } = await rename();
    somebodyElseSaves(api);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    expect(name.value).toBe('Larkmoor Freight');
    expect(screen.getByLabelText<HTMLSelectElement>('Country').value).toBe('DE');
    await user.type(name, ' Ltd');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(api.settings).toMatchObject({ name: 'Larkmoor Freight Ltd', country: 'DE' });
  });
});

describe('the lifetime of tokens', () => {
  test('says where it comes from, and what was not touched stays the default', async () => {
    const { api, user } = await openConsole('/settings');
    const lifetime = await screen.findByLabelText<HTMLInputElement>('How long a token lives');
    expect(lifetime.value).toBe('3600');
    expect(screen.getAllByText(/Cordboard’s own default/)).toHaveLength(2);
    await user.clear(lifetime);
    await user.type(lifetime, '900');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    const [asked] = api.asked('PATCH', '/v1/settings');
    expect(asked?.body).toMatchObject({ defaultTokenLifetimeSeconds: 900 });
    expect(asked?.body).not.toHaveProperty('longestTokenLifetimeSeconds');
  });

  test('is checked before it is sent', async () => {
    const { api, user } = await openConsole('/settings');
    const longest = await screen.findByLabelText('Longest lifetime that may be asked for');
    for (const [text, sentence] of [
      ['1.5', 'From 1 to 86400 seconds.'],
      ['60', 'At most the longest lifetime.'],
    ] as const) {
      await user.clear(longest);
      await user.type(longest, text);
      await user.click(screen.getByRole('button', { name: 'Save' }));
      expect(await screen.findByText(sentence)).toBeTruthy();
    }
    expect(api.asked('PATCH', '/v1/settings')).toEqual([]);
  });
});

describe('reserved names', () => {
  const type = async (text: string) => {
    const opened = await openConsole('/settings');
    const field = await screen.findByLabelText<HTMLTextAreaElement>('Reserved names');
    await pasteInto(opened.user, field, text);
    await opened.user.click(screen.getByRole('button', { name: 'Save' }));
    return { ...opened, field };
  };

  test('are typed one on each line, and who has one already is named', async () => {
    const { api, field } = await type(' alice \n\nqueue_*\n');
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(api.settings.reservedNames).toEqual(['alice', 'queue_*']);
    expect(field.value).toBe('alice\nqueue_*');
    expect(await screen.findByText(/One rep had such a name before, and keeps it/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'alice' }).getAttribute('href')).toContain('/reps?rep=');
  });

  test('are checked before they are sent', async () => {
    const { api } = await type('queue*7');
    expect(await screen.findByText(/At most 100 names, each once/)).toBeTruthy();
    expect(api.asked('PATCH', '/v1/settings')).toEqual([]);
  });

  test('of somebody else stand beside one’s own', async () => {
    const opened = await rename();
    somebodyElseSaves(opened.api);
    opened.api.settings = { ...opened.api.settings, reservedNames: ['reception', 'queue_*'] };
    await opened.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('row', { name: 'Reserved names reception, queue_*' })).toBeTruthy();
  });
});

test('a country is chosen by its name', () => {
  const countries = listCountries('en');
  expect(countries).toContainEqual({ value: 'US', label: 'United States' });
  expect(countries.some(({ value }) => value === 'EU' || value === 'ZZ')).toBe(false);
  expect(countries.length).toBeGreaterThan(240);
});
