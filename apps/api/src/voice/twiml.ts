/** One element of a TwiML document. Text and attributes are plain: escaping happens when it is written, nowhere else. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children: readonly (Element | string)[];
}

/** An attribute that is undefined is left out. */
export const element = (
  name: string,
  attributes: Element['attributes'] = {},
  ...children: (Element | string)[]
): Element => ({ name, attributes, children });

/** A whole TwiML document with these verbs. */
export const writeTwiml = (...verbs: Element[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>${write(element('Response', {}, ...verbs))}`;

function write(node: Element | string): string {
  if (typeof node === 'string') return escapeText(node);
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
  const content = node.children.map(write).join('');
  return content ? `<${node.name}${attributes}>${content}</${node.name}>` : `<${node.name}${attributes}/>`;
}

// What XML 1.0 cannot hold in any spelling: control characters, lone surrogates and two non-characters.
// eslint-disable-next-line no-control-regex -- they are listed to be removed
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const escapeText = (text: string) =>
  text.replace(unwritable, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (text: string) =>
  escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
