import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { closeConsole, closePage, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import { aDelay, answer } from '../../testing/answers.js';
import type { FakeApi } from '../../testing/fake-api.js';
import { sid } from '../../testing/records.js';
import { otherVoiceUrl, ourVoiceUrl } from '../../testing/twilio-records.js';

afterEach(closeConsole);

const nothingDone = (fake: FakeApi) => {
  fake.config = null;
  fake.setUp = { done: [], canCall: false };
};
const connected = (fake: FakeApi) => {
  fake.setUp = { done: ['credentials'], canCall: false };
};

describe('the set-up', () => {
  test('comes first while nobody can call, and says in the navigation how far it is', async () => {
    await openConsole('/', connected);
    expect(await screen.findByRole('heading', { name: 'Plug your phone line into your CRM' })).toBeTruthy();
    const link = within(screen.getByRole('navigation')).getByRole('link', { name: 'Set-up 1 of 5' });
    expect(link.getAttribute('aria-current')).toBe('page');
  });

  test('is not in the way of who can call', async () => {
    await openConsole('/');
    expect(await screen.findByRole('heading', { name: 'Overview' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Set-up/ })).toBeNull();
  });

  test('goes on at the next step once Twilio has accepted the credentials', async () => {
    const { api, user } = await openConsole('/set-up', nothingDone);
    await user.type(await screen.findByLabelText('Account SID'), sid('AC', 'a'));
    await pasteInto(user, screen.getByLabelText('Auth Token'), 'an-auth-token');
    connected(api);
    await user.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByRole('button', { name: 'Create one for me' })).toBeTruthy();
    expect(screen.getByText(`Account ${sid('AC', 'a')}. Both secrets are sealed.`)).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Application SID'));
  });

  test('finds what was typed again after a reload, secrets excepted', async () => {
    const { user } = await openConsole('/set-up', nothingDone);
    await user.type(await screen.findByLabelText('Account SID'), sid('AC', 'a'));
    await pasteInto(user, screen.getByLabelText('Auth Token'), 'an-auth-token');
    closePage();
    await openConsole('/set-up', nothingDone);
    expect((await screen.findByLabelText<HTMLInputElement>('Account SID')).value).toBe(sid('AC', 'a'));
    expect(screen.getByLabelText<HTMLInputElement>('Auth Token').value).toBe('');
  });

  test('shows both Voice URLs before an application that leads elsewhere is taken', async () => {
    const { api, user } = await openConsole('/set-up', connected);
    await user.click(await screen.findByRole('button', { name: 'Use Old dialer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/leads elsewhere/)).toBeTruthy();
    for (const url of [otherVoiceUrl, ourVoiceUrl]) expect(dialog.getByText(url)).toBeTruthy();
    expect(api.asked('POST', '/v1/twilio-changes')).toEqual([]);
  });

  test('changes the version that it showed, also in a step that the address names', async () => {
    const { api, user } = await openConsole('/set-up?step=credentials', connected);
    await pasteInto(user, await screen.findByLabelText('Auth Token'), 'another-auth-token');
    await user.click(screen.getByRole('button', { name: 'Verify and replace' }));
    expect(await screen.findByText('Twilio accepts the credentials')).toBeTruthy();
    const [asked] = api.asked('POST', '/v1/twilio-config/credentials');
    expect(asked?.headers.get('if-match')).toBe('"7"');
  });

  test('decides on the record as the step before has left it, though its version comes late', async () => {
    // What Twilio says of the numbers is known already, so that the next step opens in one go.
    const { api, user } = await openConsole('/set-up?step=caller-id', connected);
    await screen.findByRole('button', { name: /^Use \(\d/ });
    await user.click(screen.getByRole('link', { name: 'Set-up 1 of 5' }));
    await user.click(await screen.findByRole('button', { name: 'Create one for me' }));
    const dialog = within(await screen.findByRole('dialog'));
    const reading = aDelay();
    api.answers['GET /v1/twilio-config'] = async () => {
      await reading.isOver;
      return answer(200, api.config, { etag: '"8"' });
    };
    api.setUp = { done: ['credentials', 'application'], canCall: false };
    await user.click(await dialog.findByRole('button', { name: 'Create one for me' }));
    await screen.findByRole('link', { name: 'Set-up 2 of 5' });
    reading.end();
    await user.click(await screen.findByRole('button', { name: /^Use \(\d/ }));
    await waitFor(() => expect(api.asked('PUT', '/v1/twilio-config/caller-id')).toHaveLength(1));
    const [asked] = api.asked('PUT', '/v1/twilio-config/caller-id');
    expect(asked?.headers.get('if-match')).toBe('"8"');
  });

  test('lets a done step be changed, and a later one be opened before its turn', async () => {
    const { user, history } = await openConsole('/set-up', connected);
    await user.click(await screen.findByRole('button', { name: 'Open: Reps' }));
    expect(await screen.findByLabelText('Client name')).toBeTruthy();
    expect(history.location.search).toBe('?step=reps');
    await user.click(screen.getByRole('button', { name: 'Change: Connect Twilio' }));
    expect((await screen.findByLabelText<HTMLInputElement>('Account SID')).value).toBe(sid('AC', 'a'));
  });
});
