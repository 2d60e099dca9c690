import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from '@jest/globals';
import { english } from './english.js';
import { languages, loadCatalogue } from './languages.js';

const texts = (catalogue: object, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value, `${path}${key}.`),
  );

/** Each argument of a message with its kind, as in "count plural"; whatever stands inside a plural's cases included. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value} ${TYPE[element.type]}`;
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [own, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
    }
    return element.type === TYPE.tag ? [own, ...argumentsOf(element.children)] : [own];
  });
}

const describeTexts = (catalogue: object) =>
  Object.fromEntries(texts(catalogue).map(([key, text]) => [key, [...new Set(argumentsOf(parse(text)))].sort()]));

test.each(languages)(
  'the catalogue %s has every text, with the arguments that the English one takes',
  async (language) => {
    const catalogue = await loadCatalogue(language);
    expect(describeTexts(catalogue)).toEqual(describeTexts(english));
    expect(texts(catalogue).filter(([, text]) => text.trim() === '')).toEqual([]);
  },
);
