/** @jest-environment jsdom */
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mountFromScriptTag } from './script-tag.js';

const answer = (status: number, body: unknown) =>
  ({ ok: status < 400, status, json: async () => body }) as unknown as Response;
const launched = () => Promise.resolve(answer(200, { url: 'https://voice.example.com/softphone/?launch=a#t' }));

function aTag(dataset: Record<string, string>): HTMLScriptElement {
  const tag = page.createElement('script');
  Object.assign(tag.dataset, dataset);
  return tag;
}

/** Everything that waits for nothing but promises has happened. */
const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

const events: unknown[] = [];
let page: Document;

// A page of its own for each test: who listens in one does not in the next.
beforeEach(() => {
  page = document.implementation.createHTMLDocument();
  events.length = 0;
  page.addEventListener('cordboard', (event) => events.push((event as CustomEvent).detail));
});

describe('a script tag', () => {
  test('mounts the softphone at the bottom right, launched by the page’s own server', async () => {
    const fetch = jest.fn<(path: string, init: RequestInit) => ReturnType<typeof launched>>(launched);
    const { iframe } = mountFromScriptTag(aTag({ launch: '/softphone-launch' }), fetch);
    await settle();
    expect(fetch).toHaveBeenCalledWith('/softphone-launch', { method: 'POST', credentials: 'same-origin' });
    expect(iframe.src).toBe('https://voice.example.com/softphone/?launch=a#t');
    expect(iframe.parentElement?.style.position).toBe('fixed');
  });

  test('mounts it where the page wants it', async () => {
    page.body.innerHTML = '<main id="phone"></main>';
    const { iframe } = mountFromScriptTag(aTag({ launch: '/l', container: '#phone' }), launched);
    await settle();
    expect(iframe.parentElement?.id).toBe('phone');
  });

  test('says whether the softphone may fold, and in which theme the page is', async () => {
    const said = async (dataset: Record<string, string>) => {
      const { iframe } = mountFromScriptTag(aTag({ launch: '/l', ...dataset }), launched);
      await settle();
      const { contentWindow: source } = iframe;
      const message = new Promise((resolve) => {
        if (source) source.postMessage = ((body: unknown) => resolve(body)) as never;
      });
      const data = { cordboard: 1, type: 'connected' };
      window.dispatchEvent(new MessageEvent('message', { data, origin: 'https://voice.example.com', source }));
      return message;
    };
    page = document;
    expect(await said({})).toMatchObject({ type: 'surroundings', canFold: true, theme: 'system' });
    expect(await said({ folding: 'off', theme: 'dark' })).toMatchObject({ canFold: false, theme: 'dark' });
    expect(await said({ theme: 'sepia' })).toMatchObject({ theme: 'system' });
  });

  test('tells the page what happens, and makes its numbers callable unless told not to', async () => {
    page.body.innerHTML = '<a id="empty" data-cordboard-dial=" ">Nobody</a>';
    const link = page.getElementById('empty');
    mountFromScriptTag(aTag({ launch: '/l', clickToCall: 'off' }), launched);
    link?.click();
    expect(events).toEqual([]);
    mountFromScriptTag(aTag({ launch: '/l' }), launched);
    link?.click();
    expect(events).toEqual([expect.objectContaining({ type: 'dial-refused', reason: 'empty' })]);
  });

  test('offers to try again when the page’s server does not launch', async () => {
    mountFromScriptTag(aTag({ launch: '/l' }), () => Promise.resolve(answer(500, {})));
    await settle();
    expect(events).toEqual([expect.objectContaining({ type: 'launch-failed' })]);
    expect(page.querySelector('[role=alert] button')?.textContent).toBe('Try again');
  });

  test.each([
    [{}, /data-launch/],
    [{ launch: '/l', container: '#nowhere' }, /data-container="#nowhere"/],
  ])('%p says what it lacks', (dataset, sentence) => {
    expect(() => mountFromScriptTag(aTag(dataset), launched)).toThrow(sentence);
  });
});
