import { createHash } from 'node:crypto';
import { admit, notFound, refuseStrangeUrls, type FakeAccount, type Permission } from './fake-account.js';
import { TwilioGatewayError, type GatewayErrorKind } from './gateway-error.js';
import type {
  Account,
  Application,
  ApplicationSettings,
  Balance,
  CallerId,
  CreatedKey,
  IncomingNumber,
  NumberSettings,
  TwilioCredentials,
  TwilioGateway,
} from './twilio-gateway.js';

export type { FakeAccount } from './fake-account.js';

type Operation = keyof TwilioGateway;

const noVoice = {
  voiceUrl: null,
  voiceMethod: 'POST',
  voiceFallbackUrl: null,
  voiceFallbackMethod: 'POST',
  statusCallback: null,
  statusCallbackMethod: 'POST',
} as const;

/** A Twilio in memory: accounts to fill and to look into, and ailments to try. */
export class FakeTwilio implements TwilioGateway {
  readonly accounts = new Map<string, FakeAccount>();
  /** What was asked, in order. */
  readonly asked: Operation[] = [];
  #ailment: { kind: GatewayErrorKind; only: readonly Operation[] | undefined; retryAfterSeconds?: number } | undefined;
  #made = 0;

  addAccount({ sid, authToken, ...rest }: Partial<FakeAccount> & { sid: string; authToken: string }): FakeAccount {
    const account: FakeAccount = {
      sid,
      authToken,
      friendlyName: 'Acme',
      status: 'active',
      type: 'full',
      region: 'us1',
      isTest: false,
      balance: { amount: '100.00', currency: 'USD' },
      keys: new Map(),
      applications: new Map(),
      numbers: new Map(),
      callerIds: [],
      liveCalls: new Set(),
      endedCalls: new Set(),
      ...rest,
    };
    this.accounts.set(sid, account);
    return account;
  }

  addNumber(account: FakeAccount, phoneNumber: string, settings: Partial<IncomingNumber> = {}): IncomingNumber {
    const sid = this.#sid('PN');
    const unbound = { ...noVoice, voiceApplicationSid: null, trunkSid: null };
    const number = { sid, phoneNumber, friendlyName: phoneNumber, canVoice: true, ...unbound, ...settings };
    account.numbers.set(number.sid, number);
    return number;
  }

  addApplication(account: FakeAccount, settings: Partial<Application> = {}): Application {
    const application = { sid: this.#sid('AP'), friendlyName: 'Softphone', ...noVoice, ...settings };
    account.applications.set(application.sid, application);
    return application;
  }

  /** Returns its SID. */
  startCall(account: FakeAccount, callSid = this.#sid('CA')): string {
    account.liveCalls.add(callSid);
    return callSid;
  }

  addCallerId(account: FakeAccount, phoneNumber: string): CallerId {
    const callerId = { sid: this.#sid('PN'), phoneNumber, friendlyName: phoneNumber };
    account.callerIds.push(callerId);
    return callerId;
  }

  /** From now on everything asked fails like this, or only what is named. */
  fallIll(
    kind: GatewayErrorKind,
    { only, retryAfterSeconds }: { only?: Operation[]; retryAfterSeconds?: number } = {},
  ) {
    this.#ailment = { kind, only, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }

  recover(): void {
    this.#ailment = undefined;
  }

  async readAccount(credentials: TwilioCredentials): Promise<Account> {
    const { sid, friendlyName, status, type } = this.#enter('readAccount', credentials, 'account');
    return { sid, friendlyName, status, type };
  }

  async proveAccess(credentials: TwilioCredentials): Promise<void> {
    this.#enter('proveAccess', credentials);
  }

  async readBalance(credentials: TwilioCredentials): Promise<Balance> {
    const { balance } = this.#enter('readBalance', credentials);
    if (!balance) throw notFound('Balance');
    return balance;
  }

  async createKey(credentials: TwilioCredentials, friendlyName: string): Promise<CreatedKey> {
    const account = this.#enter('createKey', credentials, 'keys');
    const key = { sid: this.#sid('SK'), secret: `secret-${this.#sid('')}` };
    account.keys.set(key.sid, { secret: key.secret, friendlyName, kind: 'standard' });
    return key;
  }

  async deleteKey(credentials: TwilioCredentials, sid: string): Promise<void> {
    if (!this.#enter('deleteKey', credentials, 'keys').keys.delete(sid)) throw notFound(sid);
  }

  async listApplications(credentials: TwilioCredentials): Promise<Application[]> {
    return [...this.#enter('listApplications', credentials).applications.values()].map((each) => ({ ...each }));
  }

  async readApplication(credentials: TwilioCredentials, sid: string): Promise<Application> {
    return { ...found(this.#enter('readApplication', credentials).applications, sid) };
  }

  async createApplication(credentials: TwilioCredentials, settings: ApplicationSettings): Promise<Application> {
    const account = this.#enter('createApplication', credentials);
    refuseStrangeUrls(settings);
    return { ...this.addApplication(account, settings) };
  }

  async updateApplication(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<ApplicationSettings>,
  ): Promise<Application> {
    return change(this.#enter('updateApplication', credentials).applications, sid, changes);
  }

  async deleteApplication(credentials: TwilioCredentials, sid: string): Promise<void> {
    if (!this.#enter('deleteApplication', credentials).applications.delete(sid)) throw notFound(sid);
  }

  async listIncomingNumbers(credentials: TwilioCredentials): Promise<IncomingNumber[]> {
    return [...this.#enter('listIncomingNumbers', credentials).numbers.values()].map((each) => ({ ...each }));
  }

  async updateIncomingNumber(
    credentials: TwilioCredentials,
    sid: string,
    changes: Partial<NumberSettings>,
  ): Promise<IncomingNumber> {
    return change(this.#enter('updateIncomingNumber', credentials).numbers, sid, changes);
  }

  async endCall(credentials: TwilioCredentials, callSid: string): Promise<void> {
    const { liveCalls, endedCalls } = this.#enter('endCall', credentials);
    if (liveCalls.delete(callSid)) endedCalls.add(callSid);
    else if (!endedCalls.has(callSid)) throw notFound(callSid);
  }

  async listVerifiedCallerIds(credentials: TwilioCredentials): Promise<CallerId[]> {
    return [...this.#enter('listVerifiedCallerIds', credentials).callerIds];
  }

  #enter(operation: Operation, credentials: TwilioCredentials, permission: Permission = 'everything-else') {
    this.asked.push(operation);
    if (this.#ailment && (this.#ailment.only?.includes(operation) ?? true)) {
      const { kind, retryAfterSeconds } = this.#ailment;
      throw new TwilioGatewayError(
        kind,
        `Twilio is ill: ${kind}`,
        retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
      );
    }
    return admit(this.accounts.get(credentials.accountSid), credentials, permission);
  }

  #sid(prefix: string): string {
    return prefix + createHash('md5').update(`${prefix}${this.#made++}`).digest('hex');
  }
}

function found<Resource>(resources: Map<string, Resource>, sid: string): Resource {
  const resource = resources.get(sid);
  if (!resource) throw notFound(sid);
  return resource;
}

function change<Resource extends object>(resources: Map<string, Resource>, sid: string, changes: object): Resource {
  const changed = { ...found(resources, sid), ...changes };
  refuseStrangeUrls(changes);
  resources.set(sid, changed);
  return { ...changed };
}
