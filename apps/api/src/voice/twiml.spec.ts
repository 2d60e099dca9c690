import { describe, expect, test } from '@jest/globals';
import type { ClientId } from '@cordboard/contracts';
import { XMLValidator } from 'fast-xml-parser';
import { elementNames, hostileValues, xmlParser } from '../testing/hostile-values.js';
import { incomingCallTwiml } from './incoming-call.twiml.js';
import { outgoingCallTwiml } from './outgoing-call.twiml.js';
import { refuse } from './route-outgoing-call.js';
import { apologise } from './say-and-hang-up.twiml.js';
import { element, writeTwiml } from './twiml.js';

const urls = {
  status: 'https://voice.example.com/status?a=1&b=2',
  dialEnded: 'https://voice.example.com/dial-ended',
  practiceTone: 'https://voice.example.com/tone.wav',
};
const callSid = `CA${'1'.repeat(32)}`;
const callerClientId = 'the-caller' as ClientId;

describe('no value becomes a verb', () => {
  test.each(hostileValues)('%p as a client, a name, a number and a sentence', (value) => {
    const documents = {
      number: outgoingCallTwiml(
        { kind: 'dial-number', number: value, callerId: value, callerName: value, callerClientId },
        { callSid: value, timeLimitSeconds: 60 },
        urls,
      ),
      client: outgoingCallTwiml(
        { kind: 'dial-client', clientNames: [value], callerName: value, calledName: value, callerClientId },
        { callSid: value, timeLimitSeconds: 60 },
        urls,
      ),
      refused: outgoingCallTwiml(
        { ...refuse('own_name'), sentence: value },
        { callSid: value, timeLimitSeconds: 0 },
        urls,
      ),
      incoming: incomingCallTwiml([value], { callSid: value, calledNumber: value }, urls),
    };
    for (const xml of Object.values(documents)) expect(XMLValidator.validate(xml)).toBe(true);
    expect(elementNames(documents.number)).toEqual(['Response', 'Dial', 'Number']);
    expect(elementNames(documents.client)).toEqual([
      'Response',
      'Dial',
      'Client',
      'Identity',
      'Parameter',
      'Parameter',
      'Parameter',
    ]);
    expect(elementNames(documents.refused)).toEqual(['Response', 'Say', 'Hangup']);
    expect(elementNames(documents.incoming)).toEqual([
      'Response',
      'Dial',
      'Client',
      'Identity',
      'Parameter',
      'Parameter',
    ]);
  });

  test('a value comes out of the document as it went in', () => {
    const value = `a"b'c<d>e&f\tg\nh é😀`;
    const xml = writeTwiml(element('Parameter', { value }, value));
    const [, response] = xmlParser.parse(xml);
    const [parameter] = response.Response;
    expect(parameter[':@']['@_value']).toBe(value.replace('\t', '&#9;').replace('\n', '&#10;'));
    expect(parameter.Parameter[0]['#text']).toBe(value);
  });
});

test('every dial is limited in time and answers the caller only when somebody is there', () => {
  const documents = [
    outgoingCallTwiml(
      { kind: 'dial-number', number: '+14155550142', callerId: '+14155550100', callerName: 'A', callerClientId },
      { callSid, timeLimitSeconds: 14_400 },
      urls,
    ),
    outgoingCallTwiml(
      { kind: 'dial-client', clientNames: ['bob'], callerName: 'A', calledName: 'B', callerClientId },
      { callSid, timeLimitSeconds: 14_400 },
      urls,
    ),
    incomingCallTwiml(['alice', 'bob'], { callSid, calledNumber: '+14155550100' }, urls),
  ];
  for (const xml of documents) {
    expect(xml).toContain('answerOnBridge="true" timeLimit="14400" timeout="30"');
    expect(xml).toContain('action="https://voice.example.com/dial-ended"');
    expect(xml).toContain('statusCallback="https://voice.example.com/status?a=1&amp;b=2"');
    expect(xml).toContain('statusCallbackEvent="initiated ringing answered completed"');
  }
  expect(documents[0]).toContain('callerId="+14155550100"');
  expect(elementNames(documents[2] ?? '').filter((name) => name === 'Client')).toHaveLength(2);
});

test('an incoming call that nobody can take, and a failure, end with a sentence', () => {
  const nobody = incomingCallTwiml([], { callSid, calledNumber: '+14155550100' }, urls);
  for (const xml of [nobody, apologise()]) {
    expect(xml).toMatch(/<Response><Say>[^<]{20,}<\/Say><Hangup\/><\/Response>$/);
  }
});
