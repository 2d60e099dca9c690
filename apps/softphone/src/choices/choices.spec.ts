import { expect, test } from '@jest/globals';
import { aStorage } from '../softphone.fixture.js';
import { ChoiceBook, findStorage } from './choices.js';

const headset = { id: 'headset-in', label: 'Desk headset' };
const key = 'cordboard.softphone';

test('what was chosen is there the next time', () => {
  const storage = aStorage();
  const audio = { microphone: headset, speaker: null, ringer: null };
  new ChoiceBook(storage).change({ audio, theme: 'dark' });
  expect(new ChoiceBook(storage).getSnapshot()).toEqual({
    audio,
    theme: 'dark',
    hasLetterKeys: true,
    language: null,
    isFolded: false,
  });
});

test('nothing is written before something is chosen', () => {
  const storage = aStorage();
  expect(new ChoiceBook(storage).isKept).toBe(true);
  expect(storage.entries).toEqual({});
});

test('what another tab chose meanwhile is not undone', () => {
  const storage = aStorage();
  const book = new ChoiceBook(storage);
  new ChoiceBook(storage).change({ theme: 'dark' });
  book.change({ isFolded: true });
  expect(new ChoiceBook(storage).getSnapshot()).toMatchObject({ theme: 'dark', isFolded: true });
});

test.each([
  ['no JSON', '{'],
  ['another kind of thing', '"dark"'],
  ['values of another softphone', '{"theme":"sepia","audio":{"microphone":7},"hasLetterKeys":"yes","language":"tlh"}'],
])('%s in the storage is as if nothing had been chosen', (_, text) => {
  const book = new ChoiceBook(aStorage({ [key]: text }));
  expect(book.getSnapshot()).toEqual(new ChoiceBook(null).getSnapshot());
});

test('one value that is not understood leaves the others as they are', () => {
  const book = new ChoiceBook(aStorage({ [key]: '{"theme":"sepia","isFolded":true}' }));
  expect(book.getSnapshot()).toMatchObject({ theme: null, isFolded: true });
});

test('a browser that keeps nothing lets a choice hold for as long as the page is open', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  for (const storage of [null, full]) {
    const book = new ChoiceBook(storage);
    book.change({ theme: 'light' });
    expect([book.getSnapshot().theme, book.isKept]).toEqual(['light', false]);
  }
});

test('a browser that refuses the storage itself is one that keeps nothing', () => {
  const blocked = {
    get localStorage(): never {
      throw new Error('SecurityError');
    },
  };
  expect(findStorage(blocked)).toBeNull();
  const storage = aStorage();
  expect(findStorage({ localStorage: storage })).toBe(storage);
});
