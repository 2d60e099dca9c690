import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { refuse } from '../testing/answers.js';
import { closeConsole, closePage, openConsole, pasteInto } from '../testing/console-on-screen.js';
import { chooseLanguage, localeFor } from './languages.js';

afterEach(() => {
  closeConsole();
  jest.restoreAllMocks();
});

const browserSpeaks = (...preferred: string[]) => jest.spyOn(navigator, 'languages', 'get').mockReturnValue(preferred);

describe('the language', () => {
  test.each([
    [null, ['de-AT', 'en'], 'de'],
    [null, ['fr', 'de', 'en'], 'de'],
    [null, ['fr'], 'en'],
    ['en', ['de'], 'en'],
    ['tlh', ['de'], 'de'],
    [null, ['DE-ch'], 'de'],
  ])('chosen as %s, in a browser that prefers %j, is %s', (chosen, preferred, language) =>
    expect(chooseLanguage(chosen, preferred)).toBe(language),
  );

  test('is written as where the viewer lives, if it is spoken there', () => {
    expect(localeFor('de', ['en-GB', 'de-AT'])).toBe('de-AT');
    expect(localeFor('en', ['de-DE'])).toBe('en');
  });
});

describe('the console', () => {
  test('speaks what the browser prefers, dates included, and says so to the browser', async () => {
    browserSpeaks('de-DE');
    await openConsole('/?day=2026-01-05');
    expect(await screen.findByRole('heading', { level: 1, name: 'Übersicht' })).toBeTruthy();
    expect(await screen.findByText('Montag, 5. Januar 2026')).toBeTruthy();
    expect(document.documentElement.lang).toBe('de');
  });

  test('changes its language where the admin is, and remembers it', async () => {
    const { user } = await openConsole('/settings');
    const name = await screen.findByLabelText<HTMLInputElement>('Company name');
    await user.type(name, ' Ltd');
    await user.selectOptions(screen.getByLabelText('Language'), 'Deutsch');
    expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Name des Unternehmens').value).toBe('Larkmoor Freight Ltd');
    expect(document.documentElement.lang).toBe('de');
    closePage();
    await openConsole('/settings');
    expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeTruthy();
  });

  test('is chosen before signing in too, and tells there in that language why it refuses', async () => {
    const { user } = await openConsole('/', (api) => {
      api.isSignedIn = false;
      api.answers['POST /v1/sessions'] = () => refuse(401, 'auth.sign_in_failed', 'E-mail or password is wrong.');
    });
    await user.selectOptions(await screen.findByLabelText('Language'), 'Deutsch');
    await pasteInto(user, await screen.findByLabelText('E-Mail'), 'noor@larkmoor.example');
    await user.type(screen.getByLabelText('Passwort'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Anmelden' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('passen nicht zusammen'));
  });
});
