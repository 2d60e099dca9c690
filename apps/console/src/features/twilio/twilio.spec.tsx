import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { aDelay, answer, refuse } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { aConfig, sid } from '../../testing/records.js';
import { aCheck, aDrift, aFinding, otherVoiceUrl, ourVoiceUrl } from '../../testing/twilio-records.js';

afterEach(closeConsole);

describe('the Twilio page', () => {
  test('says what drifted, and repairs it once the change was shown', async () => {
    const { api, user } = await openConsole('/twilio', (fake) => (fake.check = aCheck(aDrift())));
    const row = await screen.findByRole('row', { name: /^Voice URL/ });
    for (const url of [ourVoiceUrl, otherVoiceUrl]) expect(within(row).getByText(url)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Repair Voice URL' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(otherVoiceUrl);
    expect(api.asked('POST', '/v1/twilio-changes')).toEqual([]);
    api.check = aCheck();
    await user.click(within(dialog).getByRole('button', { name: 'Make these changes' }));
    expect(await screen.findByText('Twilio does what is expected.', { exact: false })).toBeTruthy();
    const [asked] = api.asked('POST', '/v1/twilio-changes');
    expect(asked?.body).toEqual({ intent: { kind: 'repair', findings: ['voice-url'] }, changes: api.changes });
    expect(asked?.headers.get('if-match')).toBe('"7"');
  });

  test('shows what would change now when Twilio has changed meanwhile, and does nothing before that was seen', async () => {
    const { user } = await openConsole('/twilio', (fake) => {
      fake.check = aCheck(aDrift());
      fake.answers['POST /v1/twilio-changes'] = () => {
        const change = { ...fake.changes[0], before: 'https://a-third.example/voice' } as (typeof fake.changes)[0];
        const intent = { kind: 'repair', findings: 'all' } as const;
        return refuse(409, 'twilio.changed_meanwhile', 'Twilio has changed.', {
          preview: { intent, changes: [change], leaves: [] },
        });
      };
    });
    await user.click(await screen.findByRole('button', { name: 'Repair all' }));
    await user.click(await screen.findByRole('button', { name: 'Make these changes' }));
    expect(await screen.findByText('https://a-third.example/voice')).toBeTruthy();
    expect(screen.getByText(/Nothing was done/)).toBeTruthy();
  });

  test('leads to the credentials when it is they that fail, which no repair can mend', async () => {
    const refused = aFinding({
      id: 'api-key',
      check: 'api-key',
      state: 'failed',
      reason: 'refused',
      actual: 'refused',
    });
    const { user } = await openConsole('/twilio', (fake) => (fake.check = aCheck(refused)));
    await user.click(await screen.findByRole('button', { name: 'Change API key' }));
    expect(await screen.findByLabelText('Auth Token')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Repair all' })).toBeNull();
  });

  test('says that a secret is set, never what it is', async () => {
    await openConsole('/twilio');
    expect(await screen.findByText(/Set, ends in 4f2a, .* ago/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Replace Auth Token' })).toBeTruthy();
  });

  test('goes to where something is changed, each time that is asked for', async () => {
    const { user } = await openConsole('/twilio');
    const replace = await screen.findByRole('button', { name: 'Replace Auth Token' });
    await user.click(replace);
    const place = await screen.findByRole('heading', { name: 'Credentials' });
    expect(document.activeElement).toBe(place);
    await user.click(replace);
    expect(document.activeElement).toBe(place);
  });

  test('shows both versions when somebody else has changed the record, and overwrites nothing', async () => {
    const { api, user } = await openConsole('/twilio');
    await user.click(await screen.findByRole('button', { name: 'Change Caller ID' }));
    await user.click(await screen.findByLabelText('(212) 555-0199'));
    api.config = { ...aConfig(), callerId: '+14155550111' };
    api.configTag = '"9"';
    await user.click(screen.getByRole('button', { name: 'Use (212) 555-0199' }));
    expect(await screen.findByRole('row', { name: 'Caller ID (415) 555-0100 (415) 555-0111' })).toBeTruthy();
    expect(api.config.callerId).toBe('+14155550111');
    await user.click(screen.getByRole('button', { name: 'Continue anyway' }));
    await waitFor(() => expect(api.config?.callerId).toBe('+12125550199'));
  });

  test('disconnects only who has typed which account it is', async () => {
    const { api, user } = await openConsole('/twilio');
    await user.click(await screen.findByRole('button', { name: 'Show what will be undone' }));
    const dialog = within(await screen.findByRole('dialog'));
    const disconnect = await dialog.findByRole<HTMLButtonElement>('button', { name: 'Disconnect' });
    expect(disconnect.disabled).toBe(true);
    await user.type(dialog.getByLabelText(/last four characters/), 'aaaa');
    await user.click(disconnect);
    await waitFor(() => expect(api.asked('POST', '/v1/twilio-changes')).toHaveLength(1));
    expect(await screen.findByText('The Twilio account is disconnected')).toBeTruthy();
  });

  test('can stop waiting for checks that take long, and run them again', async () => {
    let isGivenUp = false;
    const { api, user } = await openConsole('/twilio', (fake) => {
      fake.answers['POST /v1/twilio-checks'] = ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            isGivenUp = true;
            reject(new DOMException('Aborted', 'AbortError'));
          });
        });
    });
    await user.click(await screen.findByRole('button', { name: 'Run checks again' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(isGivenUp).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
    delete api.answers['POST /v1/twilio-checks'];
    await user.click(screen.getByRole('button', { name: 'Run checks again' }));
    await waitFor(() => expect(api.asked('POST', '/v1/twilio-checks')).toHaveLength(2));
  });
});

describe('the credentials', () => {
  const fillIn = async (arrange: Parameters<typeof openConsole>[1]) => {
    const opened = await openConsole('/twilio', (fake) => {
      fake.config = null;
      arrange?.(fake);
    });
    await opened.user.type(await screen.findByLabelText('Account SID'), sid('AC', 'a'));
    await opened.user.type(screen.getByLabelText('Auth Token'), 'an-auth-token');
    await opened.user.click(screen.getByRole('button', { name: 'Connect' }));
    return opened;
  };

  test('that Twilio refuses are told beside the field, with cause and remedy, and stay typed', async () => {
    await fillIn((fake) => {
      fake.answers['POST /v1/twilio-config/credentials'] = () =>
        refuse(409, 'twilio.auth_token_refused', 'Refused.', { remedy: 'Copy both again.' });
    });
    const token = screen.getByLabelText<HTMLInputElement>('Auth Token');
    await waitFor(() => expect(token.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText(/does not know this Account SID with this Auth Token.*Copy both again/)).toBeTruthy();
    expect(token.value).toBe('an-auth-token');
  });

  test('are told as accepted before the page is read anew, which takes the form away', async () => {
    const reading = aDelay();
    await fillIn((fake) => {
      fake.answers['GET /v1/set-up'] = async () => {
        if (fake.config) await reading.isOver;
        return answer(200, fake.setUp);
      };
    });
    expect(await screen.findByRole('heading', { name: 'What we hold' })).toBeTruthy();
    reading.end();
    expect(await screen.findByText('Twilio accepts the credentials')).toBeTruthy();
  });

  test('are sent without a key of one’s own, and forgotten by the page once they are accepted', async () => {
    const { api } = await fillIn(() => undefined);
    expect(await screen.findByText('Twilio accepts the credentials')).toBeTruthy();
    expect(api.asked('POST', '/v1/twilio-config/credentials')[0]?.body).toEqual({
      accountSid: sid('AC', 'a'),
      region: 'us1',
      authToken: 'an-auth-token',
    });
    expect(screen.queryByDisplayValue('an-auth-token')).toBeNull();
    expect(JSON.stringify(sessionStorage)).not.toContain('an-auth-token');
  });
});

describe('an Auth Token that is replaced', () => {
  const replace = async (arrange: (user: Awaited<ReturnType<typeof openConsole>>['user']) => Promise<void>) => {
    const opened = await openConsole('/twilio');
    await opened.user.click(await screen.findByRole('button', { name: 'Replace Auth Token' }));
    expect(screen.queryByLabelText('Accept the former Auth Token')).toBeNull();
    await opened.user.type(screen.getByLabelText('Auth Token'), 'a-new-auth-token');
    await arrange(opened.user);
    await opened.user.click(screen.getByRole('button', { name: 'Verify and replace' }));
    await screen.findByText('Twilio accepts the credentials');
    return opened.api.asked('POST', '/v1/twilio-config/credentials')[0]?.body;
  };

  test('stays accepted for a day, unless the admin says otherwise', async () => {
    const body = await replace(async () => undefined);
    expect(body).toMatchObject({ authToken: 'a-new-auth-token', formerAuthTokenSeconds: 86_400 });
  });

  test('is accepted no longer when the admin chooses so', async () => {
    const body = await replace((user) =>
      user.selectOptions(screen.getByLabelText('Accept the former Auth Token'), 'Not at all'),
    );
    expect(body).toMatchObject({ formerAuthTokenSeconds: 0 });
  });

  test('is shown with its end, and can be ended before', async () => {
    const { api, user } = await openConsole('/twilio', (fake) => {
      fake.config = { ...aConfig(), formerAuthToken: { lastFour: '77aa', acceptedUntil: '2026-01-02T09:00:00.000Z' } };
    });
    expect(await screen.findByText(/Ends in 77aa, accepted until Jan 2, 2026/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Accept the former Auth Token no longer' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.asked('DELETE', '/v1/twilio-config/former-auth-token')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'End now' }));
    expect(await screen.findByText('The former Auth Token is no longer accepted')).toBeTruthy();
    expect(screen.queryByText(/Ends in 77aa/)).toBeNull();
    expect(api.asked('DELETE', '/v1/twilio-config/former-auth-token')[0]?.headers.get('if-match')).toBe('"7"');
  });
});

describe('edge and push credentials', () => {
  test('are written down on the version that was seen, and a SID that is none is explained', async () => {
    const { api, user } = await openConsole('/twilio');
    await user.click(await screen.findByRole('button', { name: 'Change Push credentials' }));
    await user.selectOptions(screen.getByLabelText('Edge'), 'Tokyo');
    const field = screen.getByLabelText('Push credential for iOS');
    await user.type(field, 'AP1');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText(/CR and 32 digits, from/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, sid('CR', 'e'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(sid('CR', 'e'))).toBeTruthy();
    const [patch] = api.asked('PATCH', '/v1/twilio-config');
    expect(patch?.body).toEqual({ edge: 'tokyo', pushCredentialSids: { ios: sid('CR', 'e'), android: null } });
    expect(patch?.headers.get('if-match')).toBe('"7"');
  });
});
