import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { closeConsole, openConsole } from '../testing/console-on-screen.js';
import { aCall } from '../testing/records.js';
import type { EventStream } from './live-feed.js';

/** The API's stream, in the test's hands. */
class FakeStream extends EventTarget implements EventStream {
  isOpen = true;
  close(): void {
    this.isOpen = false;
  }
  say(event: string, data: object = {}): Promise<void> {
    return act(async () => void this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })));
  }
}

const streams: FakeStream[] = [];
const openLiveStream = () => {
  const stream = new FakeStream();
  streams.push(stream);
  return stream;
};
const theStream = () => streams.at(-1) as FakeStream;

afterEach(() => {
  closeConsole();
  streams.length = 0;
});

describe('a console that is open', () => {
  test('shows a new call without being asked to', async () => {
    const { api } = await openConsole('/calls', undefined, { openLiveStream });
    await screen.findByRole('link', { name: /415/ });
    api.calls = [aCall({ callSid: `CA${'9'.repeat(32)}`, to: '+442079460018' }), ...api.calls];
    await theStream().say('changed', { topics: ['calls'] });
    expect(await screen.findByRole('link', { name: /\+44 20 7946 0018/ })).toBeTruthy();
  });

  test('asks for nothing that has not changed, and for everything when it may have missed something', async () => {
    const { api } = await openConsole('/reps', undefined, { openLiveStream });
    await screen.findByText('Alice Moreau');
    const asked = () => api.asked('GET', '/v1/clients').length;
    const before = asked();
    await theStream().say('changed', { topics: ['api-keys', 'a topic of next year'] });
    expect(asked()).toBe(before);
    await theStream().say('resync');
    await waitFor(() => expect(asked()).toBe(before + 1));
  });

  test('asks for a sign-in as soon as its session was ended, and follows again after it', async () => {
    const { api, user } = await openConsole('/reps', undefined, { openLiveStream });
    await screen.findByText('Alice Moreau');
    api.isSignedIn = false;
    await theStream().say('session-ended');
    expect(streams.map(({ isOpen }) => isOpen)).toEqual([false]);
    await user.type(await screen.findByLabelText(/^Password/), api.password);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(streams.map(({ isOpen }) => isOpen)).toEqual([false, true]));
  });

  test('says that nobody uses it, once nobody has for a minute', async () => {
    const { api, user } = await openConsole('/reps', undefined, { openLiveStream });
    await screen.findByText('Alice Moreau');
    const marks = () => api.asked('GET', '/v1/clients').map(({ headers }) => headers.get('cordboard-background'));
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
    await theStream().say('changed', { topics: ['clients'] });
    await waitFor(() => expect(marks()).toEqual([null, 'true']));
    await user.keyboard('{Shift}');
    await theStream().say('changed', { topics: ['clients'] });
    await waitFor(() => expect(marks()).toEqual([null, 'true', null]));
    later.mockRestore();
  });
});
