import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { refuse } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { sid } from '../../testing/records.js';

afterEach(closeConsole);

describe('the Twilio config', () => {
  test('says that a secret is set, never what it is, and keeps it when something else is saved', async () => {
    const { api, user } = await openConsole('/twilio');
    expect((await screen.findByText(/Set, ends in 4f2a, .* ago/)).textContent).toBeTruthy();
    const application = screen.getByLabelText('Application SID');
    await user.clear(application);
    await user.type(application, sid('AP', 'd'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.asked('PUT', '/v1/twilio-config')).toHaveLength(1));
    expect(api.asked('PUT', '/v1/twilio-config')[0]?.body).toEqual({
      accountSid: sid('AC', 'a'),
      apiKeySid: sid('SK', 'b'),
      applicationSid: sid('AP', 'd'),
      callerId: '+14155550100',
      region: 'us1',
    });
    expect(await screen.findByText('The Twilio config is saved')).toBeTruthy();
  });

  test('takes a new secret in the place of a stored one, and forgets it once it is saved', async () => {
    const { api, user } = await openConsole('/twilio');
    await user.click(await screen.findByRole('button', { name: 'Replace Auth Token' }));
    await user.type(screen.getByLabelText('Auth Token'), 'new auth token');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.asked('PUT', '/v1/twilio-config')[0]?.body).toMatchObject({ authToken: 'new auth token' }),
    );
    await screen.findByText('The Twilio config is saved');
    expect(screen.queryByDisplayValue('new auth token')).toBeNull();
  });

  test('asks for the secret that belongs to another SID', async () => {
    const { api, user } = await openConsole('/twilio');
    const key = await screen.findByLabelText('API key SID');
    await user.clear(key);
    await user.type(key, sid('SK', 'e'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Type the secret: none is stored for this SID.')).toBeTruthy();
    expect(api.asked('PUT', '/v1/twilio-config')).toEqual([]);
  });

  test('says at the field what is wrong with it, before and after it is sent', async () => {
    const { api, user } = await openConsole('/twilio', (fake) => {
      fake.answers['PUT /v1/twilio-config'] = () =>
        refuse(400, 'request.invalid', 'The request is not valid.', {
          errors: [{ field: 'callerId', message: 'This number is not yours.' }],
        });
    });
    const account = await screen.findByLabelText('Account SID');
    await user.clear(account);
    await user.type(account, 'AC123');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('An Account SID is "AC" followed by 32 hexadecimal digits')).toBeTruthy();
    await user.clear(account);
    await user.type(account, sid('AC', 'a'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This number is not yours.')).toBeTruthy();
    expect(api.asked('PUT', '/v1/twilio-config')).toHaveLength(1);
  });

  test('of a company without an account says what to do, and where Twilio has to ask', async () => {
    const { api } = await openConsole('/twilio', (fake) => (fake.config = null));
    expect(await screen.findByText('No Twilio account is connected yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Connect' })).toBeTruthy();
    expect(screen.getByText(`http://localhost/twilio/${api.me.tenant.id}/voice/outgoing`)).toBeTruthy();
  });
});
