import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse } from '../../testing/answers.js';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import { aCall, sid } from '../../testing/records.js';

afterEach(closeConsole);

describe('the list of calls', () => {
  test('shows with whom, by which rep and how each went', async () => {
    await openConsole('/calls', (api) => {
      const ended = { answeredAt: null, durationSeconds: null };
      api.calls = [
        aCall(),
        aCall({
          ...ended,
          callSid: sid('CA', '2'),
          direction: 'incoming',
          from: '+15005550100',
          clientName: null,
          status: 'no-answer',
        }),
        aCall({ ...ended, callSid: sid('CA', '3'), status: 'in-progress', endedAt: null }),
        aCall({ callSid: sid('CA', '4'), to: 'cordboard:practice' }),
        aCall({ callSid: sid('CA', '5'), to: 'client:crm_bo', clientName: 'crm_ann', crmUser: 'ann' }),
      ];
    });
    const rows = (await screen.findAllByRole('row')).slice(1).map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/\(415\) 555-0142.*alice.*Talked 6:41/);
    expect(rows[1]).toMatch(/\(500\) 555-0100.*Nobody.*Missed/);
    expect(rows[2]).toContain('In call');
    expect(rows[3]).toContain('Practice line');
    expect(rows[4]).toMatch(/bo.*Outgoing.*ann/);
    expect(rows[4]).not.toContain('crm_');
  });

  test('is filtered by the server, and the address holds the filter', async () => {
    const { api, user, history } = await openConsole('/calls');
    await user.type(await screen.findByLabelText('Number or rep'), '+1415');
    await waitFor(() => expect(api.asked('GET', '/v1/calls').at(-1)?.query.get('q')).toBe('+1415'));
    await user.selectOptions(screen.getByLabelText('Result'), 'Busy');
    await waitFor(() => expect(api.asked('GET', '/v1/calls').at(-1)?.query.get('status')).toBe('busy'));
    expect(history.location.search).toBe('?q=%2B1415&status=busy');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(history.location.search).toBe(''));
    expect(screen.getByLabelText<HTMLInputElement>('Number or rep').value).toBe('');
  });

  test('is searched for a number as the viewer writes it, and the address holds it as it is dialled from anywhere', async () => {
    const { api, user, history } = await openConsole('/calls');
    await pasteInto(user, await screen.findByLabelText('Number or rep'), '(415) 555');
    await waitFor(() => expect(api.asked('GET', '/v1/calls').at(-1)?.query.get('q')).toBe('+1415555'));
    await waitFor(() => expect(history.location.search).toBe('?q=%2B1415555'));
    expect(screen.getByLabelText<HTMLInputElement>('Number or rep').value).toBe('(415) 555');
  });

  test('opens with the filter that a link holds, and leaves out what it does not understand', async () => {
    const { api } = await openConsole('/calls?status=busy&direction=sideways');
    await screen.findByRole('table');
    const { query } = api.asked('GET', '/v1/calls')[0] ?? {};
    expect(query?.get('status')).toBe('busy');
    expect(query?.has('direction')).toBe(false);
    expect(screen.getByLabelText<HTMLSelectElement>('Result').value).toBe('busy');
  });

  test('goes on behind the cursor', async () => {
    const { user, api } = await openConsole('/calls', (fake) => {
      fake.answers['GET /v1/calls'] = ({ query }) =>
        query.get('cursor')
          ? answer(200, { data: [aCall({ callSid: sid('CA', '9'), to: '+14155550199' })], nextCursor: null })
          : answer(200, { data: [aCall()], nextCursor: 'c1' });
    });
    await user.click(await screen.findByRole('button', { name: 'Show more calls' }));
    expect(await screen.findByText('(415) 555-0199')).toBeTruthy();
    expect(api.asked('GET', '/v1/calls').at(-1)?.query.get('cursor')).toBe('c1');
    expect(screen.getByText('2 calls')).toBeTruthy();
  });

  test('says what to do when there is none, and when none matches', async () => {
    const { user } = await openConsole('/calls?q=nobody', (api) => (api.calls = []));
    expect(await screen.findByRole('heading', { name: 'No call matches' })).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[1] ?? document.body);
    expect(await screen.findByRole('heading', { name: 'No calls yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See how to embed the softphone' })).toBeTruthy();
  });

  test('that cannot be read says why, and can be tried again', async () => {
    const { api, user } = await openConsole('/calls', (fake) => {
      fake.answers['GET /v1/calls'] = () => refuse(500, 'server.internal', 'Something failed.');
    });
    expect((await screen.findByRole('alert')).textContent).toContain('server.internal');
    delete api.answers['GET /v1/calls'];
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('table')).toBeTruthy();
  });
});

describe('a call', () => {
  test('that failed says why and what to do, and shows what we answered', async () => {
    const { user } = await openConsole('/calls', (api) => {
      api.timeline = api.timeline.map((event) =>
        event.kind === 'leg' ? { ...event, status: 'failed', sipResponseCode: 404 } : event,
      );
    });
    await user.click(await screen.findByRole('link', { name: /555-0142/ }));
    const drawer = await screen.findByRole('complementary');
    const cause = await within(drawer).findAllByText(/This number does not exist\. Check the number in the CRM/);
    expect(cause[0]?.textContent).toContain('Code 404.');
    await user.click(within(drawer).getByText('The TwiML that Cordboard answered'));
    expect(within(drawer).getByText('<Response><Dial>+14155550142</Dial></Response>')).toBeTruthy();
  });

  test('opens beside the list with its timeline; Esc closes it and gives the focus back', async () => {
    const { user, history } = await openConsole('/calls');
    await user.click(await screen.findByRole('link', { name: /555-0142/ }));
    const drawer = await screen.findByRole('complementary', { name: 'Call with (415) 555-0142' });
    const steps = within(drawer).getAllByRole('listitem');
    expect(steps.map((step) => step.querySelector('strong')?.textContent)).toEqual([
      'Twilio asked what to do',
      'Ringing',
      'Successfully established call',
      'Dial ended: Talked',
    ]);
    expect(history.location.search).toBe(`?call=${sid('CA', '1')}`);
    await user.click(within(drawer).getByRole('button', { name: /in international form/ }));
    expect(await navigator.clipboard.readText()).toBe('+14155550142');
    expect(screen.getByRole('table')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    expect(document.activeElement?.textContent).toContain('(415) 555-0142');
  });

  test('that was refused says why', async () => {
    const refusal = { reason: 'number_invalid', sentence: 'That number is not valid.' };
    await openConsole(`/calls?call=${sid('CA', '1')}`, (api) => (api.calls = [aCall({ refusal })]));
    expect(await screen.findByText('That number is not valid.')).toBeTruthy();
  });

  test('that is not known says so beside the list', async () => {
    await openConsole(`/calls?call=${sid('CA', '8')}`);
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such call');
    expect(await screen.findByRole('table')).toBeTruthy();
  });
});

describe('a session that ends under the page', () => {
  test('is signed in again over it, and what was asked for comes after all', async () => {
    const { api, user } = await openConsole('/calls');
    await screen.findByRole('table');
    await user.type(screen.getByLabelText('Number or rep'), '+1');
    api.isSignedIn = false;
    await user.selectOptions(screen.getByLabelText('Result'), 'Busy');
    const dialog = await screen.findByRole('dialog', { name: 'Your session has ended' });
    await user.type(within(dialog).getByLabelText(/Password/), api.password);
    await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('Number or rep').value).toBe('+1');
    expect(api.asked('POST', '/v1/sessions')[0]?.body).toMatchObject({ tenantId: api.me.tenant.id });
    expect(api.asked('GET', '/v1/calls').at(-1)?.query.get('status')).toBe('busy');
  });

  test('leaves nothing on the screen for somebody else', async () => {
    const { api, user } = await openConsole('/calls');
    await screen.findByRole('table');
    api.isSignedIn = false;
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await user.click(await screen.findByRole('button', { name: 'Sign in as somebody else' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to Cordboard' })).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
