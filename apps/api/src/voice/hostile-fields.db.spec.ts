import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { XMLValidator } from 'fast-xml-parser';
import { aCallForm } from '../testing/call-form.js';
import { elementNames, hostileValues } from '../testing/hostile-values.js';
import { TestApi, type Answer, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let tokenId: string;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
  // More calls at a time than a rep makes.
  await api.changeCallingRules(tenant, { concurrentCalls: 1_000, callsPerRepAndMinute: 600, minutesPerDay: 1_000_000 });
  for (const clientName of ['alice', 'bob']) await api.call(tenant, 'POST', '/v1/tokens', { clientName });
  tokenId = (await api.createTokenId(tenant, 'client:alice')) ?? '';
});
afterAll(() => api.stop());

/** What the webhook of each kind reads. */
const readBy: Record<string, string[]> = {
  outgoing: ['CallSid', 'From', 'To', 'CordboardTokenId'],
  incoming: ['CallSid', 'From', 'To'],
  status: [
    'CallSid', 'ParentCallSid', 'From', 'To', 'CallStatus', 'SequenceNumber', 'Timestamp', 'CallDuration', 'SipResponseCode',
    'ErrorCode',
  ],
  'dial-ended': ['CallSid', 'From', 'To', 'CallStatus', 'DialCallStatus', 'DialCallDuration', 'DialBridged'],
}; // prettier-ignore
/** What else Twilio sends, and one field that the caller's page has added. */
const others = [
  'Caller', 'Called', 'CallerName', 'FromCity', 'Direction', 'ApiVersion', 'ApplicationSid', 'ForwardedFrom', 'Digits',
  'campaign',
]; // prettier-ignore

const spoken = /^Response,Say,Hangup$/;
const documentsOf: Record<string, RegExp[]> = {
  outgoing: [spoken, /^Response,Dial,Client,Identity,Parameter,Parameter,Parameter$/],
  incoming: [spoken, /^Response,Dial(,Client,Identity,Parameter,Parameter){1,2}$/],
  status: [/^Response$/],
  'dial-ended': [/^Response,Hangup$/, spoken],
};

/** What is wrong with an answer; undefined where it says what it should and no more. */
function faultIn(kind: string, { status, headers, text }: Answer): string | undefined {
  if (status !== 200 || headers['content-type'] !== 'text/xml; charset=utf-8') return `${status} ${text}`;
  const isExpected = (documentsOf[kind] ?? []).some((expected) => expected.test(elementNames(text).join()));
  return XMLValidator.validate(text) === true && isExpected ? undefined : text;
}

async function faultsWith(kind: string, fields: Record<string, string>): Promise<object[]> {
  const call = aCallForm({ To: 'bob', CordboardTokenId: tokenId, ...fields });
  const fault = faultIn(kind, await api.webhookAsItIs(tenant, kind, call));
  return fault === undefined ? [] : [{ fields, fault }];
}

describe('whatever a webhook’s fields hold, the answer is valid TwiML and nothing is injected', () => {
  test.each(Object.keys(documentsOf))('%s', async (kind) => {
    const readFields = readBy[kind] ?? [];
    const oneByOne = readFields.flatMap((name) => hostileValues.map((value) => ({ [name]: value })));
    const unread = hostileValues.map((value) => Object.fromEntries(others.map((name) => [name, value])));
    const allAtOnce = hostileValues.map((value) =>
      Object.fromEntries([...readFields, ...others].map((name) => [name, value])),
    );
    const faults: object[] = [];
    for (const fields of [{}, ...oneByOne, ...unread, ...allAtOnce]) {
      faults.push(...(await faultsWith(kind, fields)));
    }
    expect(faults).toEqual([]);
  });

  test('nor does what a name on the display holds', async () => {
    const ringing = async (fields: Record<string, string>) => {
      const { text } = await api.webhook(tenant, 'outgoing', aCallForm(fields));
      return [XMLValidator.validate(text), elementNames(text).join()];
    };
    const rung = [true, 'Response,Dial,Client,Identity,Parameter,Parameter,Parameter'];
    for (const [place, displayName] of hostileValues.entries()) {
      const name = `hostile_${place}`;
      const { status } = await api.call(tenant, 'POST', '/v1/clients', { name, displayName });
      // Nothing that people could read: no name at all.
      if (displayName.trim() === '') expect(status).toBe(400);
      if (status !== 201) continue;
      expect([displayName, ...(await ringing({ To: name }))]).toEqual([displayName, ...rung]);
      expect([displayName, ...(await ringing({ From: `client:${name}`, To: 'bob' }))]).toEqual([displayName, ...rung]);
    }
  });
});
