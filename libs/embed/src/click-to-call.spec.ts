/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { enableClickToCall } from './click-to-call.js';
import type { Softphone } from './mount-softphone.js';

const dial = jest.fn<Softphone['dial']>();
let disable: () => void;

beforeEach(() => {
  dial.mockClear();
  document.body.innerHTML = '';
  disable = enableClickToCall(document.body, { dial });
});
afterEach(() => disable());

function click(html: string, init: MouseEventInit = {}): boolean {
  document.body.innerHTML = html;
  const target = document.querySelector('[data-click]') ?? document.body.firstElementChild;
  return !target?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
}

test.each([
  ['<a href="tel:+14155550142">(415) 555-0142</a>', '+14155550142', '(415) 555-0142'],
  ['<a href="TEL:+14155550142;ext=12" data-cordboard-label="Dana">x</a>', '+14155550142', 'Dana'],
  ['<a href="tel:%2B1%20415%20555%200142"> Dana </a>', '+1 415 555 0142', 'Dana'],
  ['<a href="tel:100%">100%</a>', '100%', '100%'],
  [
    '<button data-cordboard-dial="bob" data-cordboard-label="Bob Okafor"><b data-click>Bob</b></button>',
    'bob',
    'Bob Okafor',
  ],
])('a click on %s calls at once', (html, to, label) => {
  expect(click(html)).toBe(true);
  expect(dial.mock.calls).toEqual([[to, { label }]]);
});

test('other links, and clicks with a modifier key, stay the browser’s own', () => {
  expect(click('<a href="#dana">Dana</a>')).toBe(false);
  expect(click('<a href="tel:+14155550142">x</a>', { ctrlKey: true })).toBe(false);
  expect(click('<a href="tel:+14155550142">x</a>', { metaKey: true })).toBe(false);
  expect(dial).not.toHaveBeenCalled();
});

test('a double click calls once, and does not lead away', () => {
  const link = '<a href="tel:+14155550142">x</a>';
  expect(click(link, { detail: 1 })).toBe(true);
  expect(click(link, { detail: 2 })).toBe(true);
  expect(dial).toHaveBeenCalledTimes(1);
});

test('numbers that are added later work, and none does after it was switched off', () => {
  click('<a href="tel:+14155550142">x</a>');
  disable();
  click('<a href="tel:+14155550199">x</a>');
  expect(dial).toHaveBeenCalledTimes(1);
});
