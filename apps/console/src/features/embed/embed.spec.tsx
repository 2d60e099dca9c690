import { afterEach, describe, expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { closeConsole, openConsole, pasteInto } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

describe('the allowed origins', () => {
  test('are added from whatever address of a page is pasted, and said to count from then on', async () => {
    const { api, user } = await openConsole('/embed');
    expect(await screen.findByText('Every page is still allowed')).toBeTruthy();
    await pasteInto(user, screen.getByLabelText('Origin of your CRM'), 'https://crm.example.com/contacts/7?tab=calls');
    await user.click(screen.getByRole('button', { name: 'Allow' }));
    expect(await screen.findByRole('row', { name: /https:\/\/crm\.example\.com Allowed/ })).toBeTruthy();
    expect(screen.queryByText('Every page is still allowed')).toBeNull();
    expect(api.asked('POST', '/v1/embed-origins')[0]?.body).toEqual({ origin: 'https://crm.example.com' });
  });

  test.each(['http://crm.example.com', 'crm.example.com', 'https://'])('do not take %p, and say why', async (text) => {
    const { api, user } = await openConsole('/embed');
    await user.type(await screen.findByLabelText('Origin of your CRM'), text);
    await user.click(screen.getByRole('button', { name: 'Allow' }));
    expect(await screen.findByText(/It has to be https/)).toBeTruthy();
    expect(api.asked('POST', '/v1/embed-origins')).toEqual([]);
  });

  test('offer one that was turned away, and let an allowed one be removed', async () => {
    const { api, user } = await openConsole('/embed', (fake) => {
      const turnedAway = { allowed: false, seenAt: null, refusedAt: '2026-01-05T08:00:00.000Z' };
      fake.embedOrigins = { enforced: true, data: [{ origin: 'https://beta.example.com', ...turnedAway }] };
    });
    await user.click(await screen.findByRole('button', { name: 'Allow https://beta.example.com' }));
    await user.click(await screen.findByRole('button', { name: 'Remove https://beta.example.com' }));
    await waitFor(() => expect(api.embedOrigins.data).toEqual([]));
  });
});

describe('a practice call', () => {
  const say = (softphone: HTMLIFrameElement, message: object) =>
    act(async () => {
      const data = { cordboard: 1, ...message };
      const origin = 'https://voice.example.com';
      window.dispatchEvent(new MessageEvent('message', { data, origin, source: softphone.contentWindow }));
    });
  const call = { direction: 'outgoing', peer: { address: 'cordboard:practice', label: 'x' }, callSid: null };

  test('is made as the chosen rep, and says how far it is', async () => {
    const { api, user } = await openConsole('/embed');
    await user.click(await screen.findByRole('button', { name: 'Try a practice call' }));
    const softphone = await screen.findByTitle<HTMLIFrameElement>('Cordboard softphone');
    expect(api.asked('POST', '/v1/embed-sessions/practice')[0]?.body).toEqual({ clientName: 'alice' });
    await say(softphone, { type: 'call-changed', state: 'in-call', ...call });
    expect(screen.getByText(/^Connected\./)).toBeTruthy();
    await say(softphone, {
      type: 'call-ended',
      outcome: 'completed',
      sentence: 'Call ended',
      durationSeconds: 12,
      ...call,
    });
    expect(screen.getByText(/The practice call worked/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Call again' })).toBeTruthy();
  });

  test('that something is in the way of says what it is', async () => {
    const { user } = await openConsole('/embed');
    await user.click(await screen.findByRole('button', { name: 'Try a practice call' }));
    const softphone = await screen.findByTitle<HTMLIFrameElement>('Cordboard softphone');
    await say(softphone, { type: 'unavailable', reason: 'microphone', sentence: 'The microphone is blocked.' });
    expect(screen.getByRole('alert').textContent).toContain('The microphone is blocked.');
  });

  test('needs a rep, and leads to where one is registered', async () => {
    await openConsole('/embed', (fake) => (fake.clients = []));
    expect((await screen.findByRole('link', { name: 'Register a rep' })).getAttribute('href')).toBe('/console/reps');
  });
});
