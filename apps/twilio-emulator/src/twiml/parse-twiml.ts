import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface TwimlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly TwimlElement[];
  /** All text within, SSML tags left out, white space as it stands. */
  readonly text: string;
}

/** This is not TwiML. The code is Twilio's: 12100 not XML, 12102 another root than Response. */
export class InvalidTwiml extends Error {
  constructor(
    readonly code: 12100 | 12102,
    message: string,
  ) {
    super(message);
  }
}

const attributePrefix = '@';
const textName = '#text';
const attributesName = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: attributePrefix,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // The parser knows numeric entities (&#228;) only together with the named ones of HTML.
  htmlEntities: true,
});

/** The verbs of a TwiML document, in order. @throws InvalidTwiml */
export function parseTwiml(document: string): readonly TwimlElement[] {
  if (document.trim() === '') return [];
  if (/<!DOCTYPE|<!ENTITY/i.test(document)) throw new InvalidTwiml(12100, 'a document type declaration is not allowed');
  const wellFormed = XMLValidator.validate(document);
  if (wellFormed !== true) {
    const { msg, line, col } = wellFormed.err;
    throw new InvalidTwiml(12100, `${msg} (line ${line}, column ${col})`);
  }
  const [root, ...others] = elementsOf(parser.parse(document));
  if (!root || others.length > 0 || root.name !== 'Response') {
    throw new InvalidTwiml(12102, `the root element must be <Response>, it is <${root?.name ?? ''}>`);
  }
  return root.children;
}

/** fast-xml-parser's ordered form: a list of {name: children, ":@": attributes} and {"#text": text}. */
function elementsOf(nodes: unknown): TwimlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (!isRecord(node)) return [];
    const name = Object.keys(node).find((key) => key !== attributesName && key !== textName);
    if (name === undefined || name.startsWith('?')) return [];
    return [{ name, attributes: attributesOf(node), children: elementsOf(node[name]), text: textOf(node[name]) }];
  });
}

function attributesOf(node: Record<string, unknown>): Record<string, string> {
  const attributes = node[attributesName];
  if (!isRecord(attributes)) return {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.slice(attributePrefix.length), String(value)]),
  );
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes
    .map((node: unknown) => {
      if (!isRecord(node)) return '';
      if (textName in node) return String(node[textName]);
      return Object.entries(node)
        .filter(([name]) => name !== attributesName)
        .map(([, inner]) => textOf(inner))
        .join('');
    })
    .join('');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
