import { notReadySentence, TokenRefused } from '@cordboard/call-session';
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseLanguage, languages, messagesIn } from './languages.js';
import { phrases } from './phrases.de.js';

type Text = string | ((...values: never[]) => string);

function texts(catalogue: object, path = ''): [string, Text][] {
  return Object.entries(catalogue).flatMap(([key, value]: [string, Text | object]) =>
    typeof value === 'object' ? texts(value, `${path}${key}.`) : [[path + key, value] as [string, Text]],
  );
}

/** A text as it comes out; what is put in has to be in it. */
const spoken = (text: Text) => (typeof text === 'string' ? text : text('VALUE' as never));

describe('the catalogues', () => {
  test('say everything in each language, with all that is put in', () => {
    const keys = texts(messagesIn('en')).map(([key]) => key);
    for (const language of languages) {
      const all = texts(messagesIn(language));
      expect(all.map(([key]) => key)).toEqual(keys);
      const lacking = all.filter(([, text]) => typeof text !== 'string' && !spoken(text).includes('VALUE'));
      expect([language, lacking]).toEqual([language, []]);
    }
  });

  test('leave no English sentence in German', () => {
    const english = new Map(texts(messagesIn('en')));
    const same = texts(messagesIn('de')).filter(([key, text]) => {
      const original = english.get(key);
      return original !== undefined && spoken(original) === spoken(text) && spoken(text).includes(' ');
    });
    expect(same.map(([key]) => key).filter((key) => key !== 'phrase')).toEqual([]);
  });
});

describe('sentences of code that knows no language', () => {
  const { phrase } = messagesIn('de');
  const project = join(import.meta.dirname, '../..');
  const sourceOf = (file: string) => readFileSync(join(project, file), 'utf8');

  test.each(['src/api/api-problem.ts', 'src/launch/launcher.ts', '../../libs/call-session/src/line-failure.ts'])(
    'of %s have their German',
    (file) => {
      const sentences = sourceOf(file).match(/'[A-Z][^'\n]*\.'/g) ?? [];
      expect(sentences.length).toBeGreaterThan(0);
      const missing = sentences.map((quoted) => quoted.slice(1, -1)).filter((sentence) => !phrases[sentence]);
      expect(missing).toEqual([]);
    },
  );

  test('why a call cannot be made has its German', () => {
    const since = 0;
    for (const sentence of [
      notReadySentence({ phase: 'signed-out' }),
      notReadySentence({ phase: 'restoring', reason: 'moved', since, trouble: null }),
      notReadySentence({ phase: 'restoring', reason: 'signalling-lost', since, trouble: null }),
    ]) {
      expect(phrase(sentence)).not.toBe(sentence);
    }
  });

  test('that came from elsewhere are shown as they came', () => {
    const { message } = new TokenRefused('refused', 'Your plan allows no calls today.');
    expect(phrase(message)).toBe(message);
    expect(phrase('taken by bob')).toBe('angenommen von bob');
  });
});

test('every text of a screen comes from a catalogue', () => {
  const screens = join(import.meta.dirname, '..');
  const files = ['screens', 'settings', 'folding'].flatMap((folder) =>
    readdirSync(join(screens, folder), { withFileTypes: true })
      .filter(({ name }) => name.endsWith('.tsx'))
      .map(({ name }) => join(folder, name)),
  );
  const bare = files.flatMap((file) =>
    (
      readFileSync(join(screens, file), 'utf8').match(/^ *[A-Z][a-z]+( [a-z]+)+\.?$|(title|label)="[A-Z][^"]*"/gm) ?? []
    ).filter((text) => text !== 'label="Softphone"'),
  );
  expect(bare).toEqual([]);
});

test.each([
  ['de', ['en-US'], 'de'],
  [null, ['fr-FR', 'de-AT', 'en'], 'de'],
  [null, ['en-GB', 'de'], 'en'],
  [null, ['fr'], 'en'],
] as const)('chosen %s, preferred %s, is %s', (chosen, preferred, language) => {
  expect(chooseLanguage(chosen, preferred)).toBe(language);
});
