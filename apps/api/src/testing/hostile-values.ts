import { XMLParser } from 'fast-xml-parser';

/** What would break out of a document that is put together carelessly, or make it invalid. */
export const hostileValues = [
  '"/><Dial>+19005550100</Dial><Say a="', '</Identity><Hangup/>', ']]>', '<![CDATA[<Hangup/>]]>', '<!-- -->', '<?xml?>',
  '&amp;', '&#60;Hangup/&#62;', '&undefined;', '<!DOCTYPE x [<!ENTITY e "x">]>', "' onload='x", '\u0000', '\u0008', '\ufffe',
  '\ud800', '\r\n', '\t', 'é😀', '\u202e', 'a"b', '<', '>', '&',
]; // prettier-ignore

/** Keeps order and white space, and gives no entity a meaning but XML's own. */
export const xmlParser = new XMLParser({
  ignoreAttributes: false,
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
});

/** The elements of a document by name: an injected verb would be one more. */
export function elementNames(xml: string): string[] {
  const names: string[] = [];
  const walk = (nodes: Record<string, unknown>[]): void => {
    for (const node of nodes) {
      for (const [name, children] of Object.entries(node)) {
        if (name === ':@' || name === '#text' || name === '?xml') continue;
        names.push(name);
        if (Array.isArray(children)) walk(children);
      }
    }
  };
  walk(xmlParser.parse(xml));
  return names;
}
