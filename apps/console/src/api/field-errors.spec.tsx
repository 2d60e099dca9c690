import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { refuse } from '../testing/answers.js';
import { closeConsole, openConsole } from '../testing/console-on-screen.js';

beforeEach(() => localStorage.setItem('cordboard.language', 'de'));
afterEach(closeConsole);

describe('what the API alone finds wrong with a field', () => {
  test('stands beside the field, in German for who reads German, with what goes with it', async () => {
    const { user } = await openConsole('/settings', (api) => {
      api.answers['PATCH /v1/settings'] = () =>
        refuse(400, 'request.invalid', 'Not valid.', {
          errors: [
            {
              field: 'defaultTokenLifetimeSeconds',
              code: 'default_lifetime_too_long',
              message: 'The default lifetime is at most the longest one, 36000 seconds',
              params: { longest: 36_000 },
            },
            { field: 'country', code: 'country_unknown', message: 'Not a country', params: { country: 'AQ' } },
          ],
        });
    });
    await user.type(await screen.findByLabelText('Name des Unternehmens'), ' AG');
    await user.click(screen.getByRole('button', { name: 'Speichern' }));
    const field = screen.getByLabelText('Gültigkeit eines Tokens');
    const { textContent } = await screen.findByRole('alert');
    const told = 'Ein Token gilt höchstens so lange wie die längste erlaubte Gültigkeit: 36.000 Sekunden.';
    expect(document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent).toBe(
      told,
    );
    expect(textContent).toContain(told);
    expect(textContent).toContain('AQ ist kein Land mit Telefonnetz.');
    expect(textContent).not.toContain('Not a country');
  });

  test('is shown as the API says it where this page does not know its code yet', async () => {
    const { user } = await openConsole('/reps', (api) => {
      const errors = [{ field: 'name', code: 'of_next_year', message: 'A rule of next year' }] as never;
      api.answers['POST /v1/clients'] = () => refuse(400, 'request.invalid', 'Not valid.', { errors });
    });
    await user.type(await screen.findByLabelText(/Client-Name/), 'carol');
    await user.click(screen.getByRole('button', { name: 'Registrieren' }));
    expect(within(await screen.findByRole('alert')).getByText('A rule of next year')).toBeTruthy();
  });
});
