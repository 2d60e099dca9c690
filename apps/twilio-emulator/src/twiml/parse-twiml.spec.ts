import { describe, expect, test } from '@jest/globals';
import { InvalidTwiml, parseTwiml } from './parse-twiml.js';

function refusal(document: string): number {
  try {
    parseTwiml(document);
  } catch (error) {
    if (error instanceof InvalidTwiml) return error.code;
    throw error;
  }
  throw new Error('The document was accepted.');
}

describe('TwiML', () => {
  test('keeps order, attributes, nesting and text', () => {
    const verbs = parseTwiml(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><!-- first --><Say voice="man">A &lt; B &amp; C &#228;</Say>' +
        '<Dial timeout="007"><Client><Identity>bob</Identity><Parameter name="a" value="1 &quot;2&quot;"/></Client></Dial></Response>',
    );
    expect(verbs.map(({ name }) => name)).toEqual(['Say', 'Dial']);
    expect(verbs[0]).toMatchObject({ attributes: { voice: 'man' }, text: 'A < B & C ä' });
    expect(verbs[1]?.attributes).toEqual({ timeout: '007' });
    expect(verbs[1]?.children[0]?.children[1]?.attributes).toEqual({ name: 'a', value: '1 "2"' });
  });

  test('numbers stay text', () => {
    expect(parseTwiml('<Response><Dial>+15005550100</Dial></Response>')[0]?.text).toBe('+15005550100');
  });

  test.each(['', '  \n', '<Response/>', '<Response></Response>'])('"%s" holds no verbs', (document) => {
    expect(parseTwiml(document)).toEqual([]);
  });

  test.each([
    ['not closed', '<Response><Say>', 12100],
    ['text before the declaration', 'x<?xml version="1.0"?><Response/>', 12100],
    ['a blank before the declaration', ' <?xml version="1.0"?><Response/>', 12100],
    ['no XML', 'hello', 12100],
    ['JSON', '{"a":1}', 12100],
    ['a document type', '<!DOCTYPE r [<!ENTITY a "b">]><Response><Say>&a;</Say></Response>', 12100],
    ['another root', '<html></html>', 12102],
    ['a root in lower case', '<response/>', 12102],
  ])('%s is refused', (_what, document, code) => {
    expect(refusal(document)).toBe(code);
  });
});
