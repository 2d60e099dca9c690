import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import type { FakeApi } from '../../testing/fake-api.js';
import { aMe } from '../../testing/records.js';
import { listCallableCountries } from './country-picker.js';

afterEach(closeConsole);

const openRules = async (arrange?: (api: FakeApi) => void) => {
  const opened = await openConsole('/calling-rules', arrange);
  await screen.findByLabelText('Find a country');
  return opened;
};
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the countries', () => {
  test('are found by name, and saved for the version that was read', async () => {
    const { api, user } = await openRules();
    const united = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'United States +1' });
    expect(united.checked).toBe(true);
    await user.type(screen.getByLabelText('Find a country'), 'kingdom');
    await user.click(screen.getByRole('checkbox', { name: 'United Kingdom +44' }));
    expect(screen.getByText('You have changes that are not saved.')).toBeTruthy();
    await user.click(save());
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    const [asked] = api.asked('PATCH', '/v1/calling-rules');
    expect([asked?.headers.get('if-match'), asked?.body]).toEqual(['"1"', { countries: ['GB', 'US'] }]);
  });

  test('are found by their digits too, however these are written', async () => {
    const { user } = await openRules();
    const search = screen.getByLabelText('Find a country');
    for (const text of ['+41', '0041', '41']) {
      await user.clear(search);
      await user.type(search, text);
      expect(screen.getAllByRole('checkbox').map((box) => box.closest('li')?.textContent)).toEqual(['Switzerland +41']);
    }
    await user.clear(search);
    await user.type(search, 'cote');
    expect(screen.getByRole('checkbox', { name: /Côte d’Ivoire/ })).toBeTruthy();
  });

  test('are in the language of who looks', () => {
    expect(listCallableCountries('de')).toContainEqual({ code: 'CH', name: 'Schweiz', prefix: '+41' });
    expect(listCallableCountries('en').length).toBeGreaterThan(230);
  });
});

describe('an exception', () => {
  const add = async (user: Awaited<ReturnType<typeof openRules>>['user'], prefix: string) => {
    const field = screen.getByLabelText('Begins with');
    await user.clear(field);
    await pasteInto(user, field, prefix);
    await user.keyboard('{Enter}');
  };

  test('is added to what is saved, and taken out of it', async () => {
    const { api, user } = await openRules((fake) => {
      fake.callingRules.exceptions = [{ prefix: '+1900', allows: true, note: 'Weather' }];
    });
    await add(user, '+1 (500) 555');
    await user.click(await screen.findByRole('button', { name: 'Remove the exception +1900' }));
    await user.click(save());
    await screen.findByText('Everything is saved.');
    expect(api.asked('PATCH', '/v1/calling-rules')).toHaveLength(1);
    expect(api.callingRules.exceptions).toEqual([{ prefix: '+1500555', allows: true, note: '' }]);
  });

  test('that was typed and not yet added is saved with the rest', async () => {
    const { api, user } = await openRules();
    await pasteInto(user, screen.getByLabelText('Begins with'), '+4420');
    await user.selectOptions(screen.getByLabelText('Is'), 'deny');
    expect(screen.getByText('You have changes that are not saved.')).toBeTruthy();
    await user.click(save());
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(api.callingRules.exceptions).toEqual([{ prefix: '+4420', allows: false, note: '' }]);
    expect(screen.getByLabelText<HTMLInputElement>('Begins with').value).toBe('');
  });

  test('that was typed and is wrong is not passed over when the rest is saved', async () => {
    const { api, user } = await openRules();
    await pasteInto(user, screen.getByLabelText('Begins with'), '+1');
    await user.click(save());
    expect(await screen.findByText(/has at least four/)).toBeTruthy();
    expect(api.asked('PATCH', '/v1/calling-rules')).toEqual([]);
  });

  test('that would allow a whole calling code, or is there, is refused with the reason', async () => {
    const { user } = await openRules();
    await user.click(screen.getByRole('button', { name: 'Add exception' }));
    expect(await screen.findByText(/has at least four/)).toBeTruthy();
    await user.type(screen.getByLabelText('Note'), 'Weather');
    expect(screen.queryByText(/has at least four/)).toBeNull();
    await add(user, '+1');
    expect(await screen.findByText(/has at least four/)).toBeTruthy();
    await add(user, '+1500');
    await add(user, '+1500');
    expect(await screen.findByText('This exception exists already.')).toBeTruthy();
  });
});

describe('the limits', () => {
  test('stand beside what is used of them, and are checked before they are sent', async () => {
    const { api, user } = await openRules();
    expect(await screen.findByText('Now: 3. This is Cordboard’s default.')).toBeTruthy();
    expect(screen.getByText('Today: 67. This is Cordboard’s default.')).toBeTruthy();
    const minutes = screen.getByLabelText('Minutes in a day, UTC');
    await user.clear(minutes);
    await user.click(save());
    expect(await screen.findByText('From 1 to 1000000.')).toBeTruthy();
    await user.type(minutes, '600');
    await user.click(save());
    await screen.findByText('Everything is saved.');
    expect(api.asked('PATCH', '/v1/calling-rules').map(({ body }) => body)).toEqual([{ minutesPerDay: 600 }]);
  });
});

describe('rules that somebody else has changed meanwhile', () => {
  const meet = async () => {
    const opened = await openRules();
    await opened.user.type(screen.getByLabelText('Find a country'), 'kingdom');
    await opened.user.click(screen.getByRole('checkbox', { name: 'United Kingdom +44' }));
    opened.api.callingRules = { ...opened.api.callingRules, countries: ['FR', 'US'], concurrentCalls: 10 };
    opened.api.callingRulesTag = '"2"';
    await opened.user.click(save());
    await screen.findByRole('row', { name: 'Countries France, United States United Kingdom, United States' });
    return opened;
  };

  test('are shown beside one’s own, and nothing is overwritten; one’s own can be saved all the same', async () => {
    const { api, user } = await meet();
    expect(api.callingRules.countries).toEqual(['FR', 'US']);
    await user.click(screen.getByRole('button', { name: 'Save mine' }));
    await screen.findByText('Everything is saved.');
    expect(api.callingRules).toMatchObject({ countries: ['GB', 'US'], concurrentCalls: 50 });
  });

  test('can be taken', async () => {
    const { api, user } = await meet();
    await user.click(screen.getByRole('button', { name: 'Take theirs' }));
    expect(await screen.findByText('Everything is saved.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Outgoing calls at once').value).toBe('10');
    expect(api.callingRules.countries).toEqual(['FR', 'US']);
  });
});

describe('a number that is tried', () => {
  const tryNumber = async (verdict: Partial<FakeApi['verdict']>) => {
    const opened = await openRules((api) => Object.assign(api.verdict, verdict));
    await opened.user.type(screen.getByLabelText('Number, as a rep would type it'), '+1 809 555 1234');
    await opened.user.click(screen.getByRole('button', { name: 'Try' }));
    return opened;
  };

  test('may be called', async () => {
    const { api } = await tryNumber({});
    expect(await screen.findByText('May be called')).toBeTruthy();
    expect(api.asked('GET', '/v1/calling-rules/destination')[0]?.query.get('number')).toBe('+1 809 555 1234');
  });

  test('is not, for a reason and with what to do', async () => {
    const refused = {
      isAllowed: false,
      number: '+18095551234',
      country: 'DO',
      problem: 'country_not_allowed',
    } as const;
    await tryNumber(refused);
    expect(await screen.findByText('Will not be called')).toBeTruthy();
    expect(screen.getByText(/Dominican Republic/)).toBeTruthy();
    expect(screen.getByText(/Choose it below/)).toBeTruthy();
  });
});

describe('the emergency stop', () => {
  test('is pulled after saying what follows, with the calls that go on, and released', async () => {
    const { api, user } = await openRules();
    await user.click(await screen.findByRole('button', { name: 'Stop all outgoing calls' }));
    const dialog = await screen.findByRole('dialog', { name: 'Stop all outgoing calls?' });
    await user.click(await within(dialog).findByLabelText('Also hang up calls in progress, 3 now'));
    await user.click(within(dialog).getByRole('button', { name: 'Stop them' }));
    expect(await screen.findByText(/^Outgoing calls are stopped since/)).toBeTruthy();
    expect(api.asked('POST', '/v1/calling-rules/stop')[0]?.body).toEqual({ endCalls: true });
    expect(await screen.findByText('Stopped. Hung up: 3.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Allow calls again' }));
    expect(await screen.findByRole('button', { name: 'Stop all outgoing calls' })).toBeTruthy();
  });

  test('of an operator is told, and cannot be released here', async () => {
    await openRules((api) => {
      api.callingStop = { company: null, operator: { since: '2026-01-05T09:00:00.000Z' } };
    });
    expect(await screen.findByText(/only they can lift it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Allow calls again' })).toBeNull();
  });

  test('is seen on the overview, by a supervisor too', async () => {
    await openConsole('/', (api) => {
      api.me = aMe({ role: 'supervisor' });
      api.callingStop = { company: { since: '2026-01-05T09:00:00.000Z' }, operator: null };
    });
    expect(await screen.findByText(/^Outgoing calls are stopped since/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'See the calling rules' })).toBeNull();
  });
});
