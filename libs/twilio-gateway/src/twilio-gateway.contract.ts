import { TwilioGatewayError, type GatewayErrorKind } from './gateway-error.js';
import type { ApplicationSettings, TwilioCredentials, TwilioGateway } from './twilio-gateway.js';

/** What a kind of gateway must bring along to be held to the contract: an account of its own for each rule. */
export interface TwilioWorld {
  readonly gateway: TwilioGateway;
  /** With the Auth Token of an active account that has one number, one verified caller ID, no application and no key. */
  readonly main: TwilioCredentials;
  /** Likewise, of an account that has been suspended. */
  readonly suspended: TwilioCredentials;
  readonly phoneNumber: string;
  readonly verifiedCallerId: string;
  /** Begins a call of the main account that nobody ends; returns its SID. */
  startCall(): Promise<string>;
  /** Does this call of the main account go on? */
  isLive(callSid: string): Promise<boolean>;
  /** From now on Twilio is slow, busy or broken; ended by `recover`. */
  fallIll(kind: 'timed-out' | 'rate-limited' | 'unavailable'): Promise<void>;
  recover(): Promise<void>;
}

export interface TwilioGatewayRule {
  readonly name: string;
  check(world: TwilioWorld): Promise<void>;
}

const anApplication: ApplicationSettings = {
  friendlyName: 'Softphone',
  voiceUrl: 'https://voice.example.com/outgoing',
  voiceMethod: 'POST',
  voiceFallbackUrl: 'https://voice.example.com/fallback',
  voiceFallbackMethod: 'GET',
  statusCallback: 'https://voice.example.com/status',
  statusCallbackMethod: 'POST',
};
const nothing = `AP${'0'.repeat(32)}`;

export const twilioGatewayRules: readonly TwilioGatewayRule[] = [
  {
    name: 'the Auth Token reads the account, its balance, and what it may',
    async check({ gateway, main }) {
      const { sid, status } = await gateway.readAccount(main);
      expectSame({ sid, status }, { sid: main.accountSid, status: 'active' });
      expectSame((await gateway.readBalance(main)).currency, 'USD');
      await gateway.proveAccess(main);
    },
  },
  {
    name: 'a wrong token, an unknown account and an unknown key are refused',
    async check({ gateway, main }) {
      const account = `AC${'0'.repeat(32)}`;
      for (const wrong of [
        { ...main, password: 'wrong' },
        { ...main, user: `SK${'0'.repeat(32)}` },
        { ...main, accountSid: account, user: account },
      ]) {
        await expectError('credentials-refused', gateway.readAccount(wrong));
        await expectError('credentials-refused', gateway.proveAccess(wrong));
      }
    },
  },
  {
    name: 'a key that was made works at once for everything but accounts and keys, and no longer once it is deleted',
    async check({ gateway, main }) {
      const { sid, secret } = await gateway.createKey(main, 'Cordboard: Acme');
      const key = { ...main, user: sid, password: secret };
      await gateway.proveAccess(key);
      expectSame(await gateway.listApplications(key), []);
      await expectError('credentials-refused', gateway.readAccount(key));
      await expectError('credentials-refused', gateway.createKey(key, 'another'));
      await gateway.deleteKey(main, sid);
      await expectError('credentials-refused', gateway.proveAccess(key));
      await expectError('not-found', gateway.deleteKey(main, sid));
    },
  },
  {
    name: 'a suspended account can be read, and nothing else',
    async check({ gateway, suspended }) {
      expectSame((await gateway.readAccount(suspended)).status, 'suspended');
      await expectError('account-suspended', gateway.listApplications(suspended));
      await expectError('account-suspended', gateway.proveAccess(suspended));
    },
  },
  {
    name: 'an application is made, read, changed in what is named alone, and deleted',
    async check({ gateway, main }) {
      const made = await gateway.createApplication(main, anApplication);
      expectSame(made, { sid: made.sid, ...anApplication });
      const changed = await gateway.updateApplication(main, made.sid, {
        voiceMethod: 'GET',
        voiceFallbackUrl: null,
      });
      const expected = { ...made, voiceMethod: 'GET', voiceFallbackUrl: null };
      expectSame(changed, expected);
      expectSame(await gateway.readApplication(main, made.sid), expected);
      await gateway.deleteApplication(main, made.sid);
      await expectError('not-found', gateway.readApplication(main, made.sid));
      await expectError('not-found', gateway.updateApplication(main, nothing, { voiceMethod: 'GET' }));
      await expectError('not-found', gateway.deleteApplication(main, nothing));
    },
  },
  {
    name: 'a list is whole, each once',
    async check({ gateway, main }) {
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      for (const friendlyName of names) await gateway.createApplication(main, { ...anApplication, friendlyName });
      const listed = await gateway.listApplications(main);
      expectSame(listed.map(({ friendlyName }) => friendlyName).sort(), names);
    },
  },
  {
    name: 'a URL that is none is refused, and nothing is changed',
    async check({ gateway, main }) {
      const { sid } = await gateway.createApplication(main, anApplication);
      const refused = gateway.updateApplication(main, sid, { voiceUrl: 'javascript:alert(1)', voiceMethod: 'GET' });
      const error = await expectError('invalid', refused);
      expectSame(error.code !== undefined && error.message.length > 0, true);
      expectSame(await gateway.readApplication(main, sid), { sid, ...anApplication });
    },
  },
  {
    name: 'a number is bound to URLs, to an application, and to nothing again',
    async check({ gateway, main, phoneNumber }) {
      const [number] = await gateway.listIncomingNumbers(main);
      if (!number) throw new Error('The account must have a number');
      expectSame([number.phoneNumber, number.canVoice, number.voiceUrl], [phoneNumber, true, null]);
      const voiceUrl = 'https://voice.example.com/incoming';
      const bound = await gateway.updateIncomingNumber(main, number.sid, { voiceUrl, voiceMethod: 'GET' });
      expectSame(bound, { ...number, voiceUrl, voiceMethod: 'GET' });
      const { sid: voiceApplicationSid } = await gateway.createApplication(main, anApplication);
      await gateway.updateIncomingNumber(main, number.sid, { voiceApplicationSid });
      const [listed] = await gateway.listIncomingNumbers(main);
      expectSame(listed?.voiceApplicationSid, voiceApplicationSid);
      await gateway.updateIncomingNumber(main, number.sid, {
        voiceUrl: null,
        voiceMethod: 'POST',
        voiceApplicationSid: null,
      });
      expectSame(await gateway.listIncomingNumbers(main), [number]);
      await expectError('not-found', gateway.updateIncomingNumber(main, `PN${'0'.repeat(32)}`, { voiceUrl }));
    },
  },
  {
    name: 'verified caller IDs are listed',
    async check({ gateway, main, verifiedCallerId }) {
      const listed = await gateway.listVerifiedCallerIds(main);
      expectSame(
        listed.map(({ phoneNumber }) => phoneNumber),
        [verifiedCallerId],
      );
    },
  },
  {
    name: 'a call that goes on is ended, and one that is over stays so',
    async check({ gateway, main, startCall, isLive }) {
      const callSid = await startCall();
      expectSame(await isLive(callSid), true);
      await gateway.endCall(main, callSid);
      expectSame(await isLive(callSid), false);
      await gateway.endCall(main, callSid);
      await expectError('not-found', gateway.endCall(main, `CA${'0'.repeat(32)}`));
    },
  },
  ...(['timed-out', 'rate-limited', 'unavailable'] as const).map((kind) => ({
    name: `a Twilio that is ${kind} is told as such, reading and writing`,
    async check({ gateway, main, fallIll, recover }: TwilioWorld) {
      await fallIll(kind);
      await expectError(kind, gateway.listIncomingNumbers(main));
      await expectError(kind, gateway.createApplication(main, anApplication));
      await recover();
      expectSame(await gateway.listApplications(main), []);
    },
  })),
];

async function expectError(kind: GatewayErrorKind, doing: Promise<unknown>): Promise<TwilioGatewayError> {
  const error: unknown = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TwilioGatewayError && error.kind === kind) return error;
  throw new Error(`"${kind}" was expected, and there was ${error === undefined ? 'no error' : String(error)}`);
}

function expectSame(actual: unknown, expected: unknown): void {
  const [said, wanted] = [actual, expected].map((value) => JSON.stringify(value, sortKeys));
  if (said !== wanted) throw new Error(`${wanted} was expected, and there was ${said}`);
}

/** Objects with their fields in one order, so that equal ones read alike. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
