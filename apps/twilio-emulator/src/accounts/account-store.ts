import { createSecretKey, type KeyObject } from 'node:crypto';
import type {
  AccountSettings,
  ApiKeySettings,
  ApplicationSettings,
  CallerIdSettings,
  PhoneNumberSettings,
} from './account-schema.js';

/** Twilio's dates on a resource. */
interface Dated {
  dateCreated: Date;
  dateUpdated: Date;
}
export type Application = ApplicationSettings & Dated;
export type PhoneNumber = PhoneNumberSettings & Dated;
export type CallerId = CallerIdSettings & Dated;
export type ApiKey = Omit<ApiKeySettings, 'secret'> & Dated & { readonly signingKey: KeyObject };

export interface Account extends Dated {
  readonly sid: string;
  friendlyName: string;
  readonly status: AccountSettings['status'];
  readonly type: AccountSettings['type'];
  readonly authToken: KeyObject;
  readonly apiKeys: Map<string, ApiKey>;
  readonly applications: Map<string, Application>;
  readonly phoneNumbers: Map<string, PhoneNumber>;
  readonly verifiedCallerIds: Map<string, CallerId>;
}

export interface OwnedNumber {
  readonly account: Account;
  readonly number: PhoneNumber;
}

/** The accounts of this local Twilio, in memory. Secrets are kept as key objects, which neither print nor serialise. */
export class AccountStore {
  private readonly accounts = new Map<string, Account>();

  constructor(settings: readonly AccountSettings[], now: Date) {
    const dated: Dated = { dateCreated: now, dateUpdated: now };
    for (const account of settings) {
      this.accounts.set(account.accountSid, {
        ...dated,
        sid: account.accountSid,
        friendlyName: account.friendlyName,
        status: account.status,
        type: account.type,
        authToken: createSecretKey(account.authToken, 'utf8'),
        apiKeys: bySid(
          account.apiKeys.map(({ secret, ...key }) => ({
            ...key,
            ...dated,
            signingKey: createSecretKey(secret, 'utf8'),
          })),
        ),
        applications: bySid(account.applications.map((application) => ({ ...application, ...dated }))),
        phoneNumbers: bySid(account.phoneNumbers.map((number) => ({ ...number, ...dated }))),
        verifiedCallerIds: bySid(account.verifiedCallerIds.map((callerId) => ({ ...callerId, ...dated }))),
      });
    }
  }

  list(): Account[] {
    return [...this.accounts.values()];
  }

  /** What an accounts file would have to hold for the next start to find everything as it is now: secrets, too. */
  toSettings(): AccountSettings[] {
    return this.list().map((account) => ({
      accountSid: account.sid,
      friendlyName: account.friendlyName,
      status: account.status,
      type: account.type,
      authToken: textOf(account.authToken),
      apiKeys: undated(account.apiKeys).map(({ signingKey, ...key }) => ({ ...key, secret: textOf(signingKey) })),
      applications: undated(account.applications),
      phoneNumbers: undated(account.phoneNumbers),
      verifiedCallerIds: undated(account.verifiedCallerIds),
    }));
  }

  find(accountSid: string): Account | undefined {
    return this.accounts.get(accountSid);
  }

  findByApiKey(keySid: string): { account: Account; key: ApiKey } | undefined {
    for (const account of this.accounts.values()) {
      const key = account.apiKeys.get(keySid);
      if (key) return { account, key };
    }
    return undefined;
  }

  /** Whose number this is: numbers are unique over all accounts, as on the real network. */
  findNumber(phoneNumber: string): OwnedNumber | undefined {
    for (const account of this.accounts.values()) {
      for (const number of account.phoneNumbers.values()) {
        if (number.phoneNumber === phoneNumber) return { account, number };
      }
    }
    return undefined;
  }
}

/** May calls of this account show the number as their caller id? Its own may, and those that it has verified. */
export function mayShow({ phoneNumbers, verifiedCallerIds }: Account, phoneNumber: string): boolean {
  return [...phoneNumbers.values(), ...verifiedCallerIds.values()].some((each) => each.phoneNumber === phoneNumber);
}

function bySid<Resource extends { sid: string }>(resources: Resource[]): Map<string, Resource> {
  return new Map(resources.map((resource) => [resource.sid, resource]));
}

function undated<Resource extends Dated>(resources: ReadonlyMap<string, Resource>): Omit<Resource, keyof Dated>[] {
  return [...resources.values()].map((resource) => {
    const copy: Omit<Resource, keyof Dated> & Partial<Dated> = { ...resource };
    delete copy.dateCreated;
    delete copy.dateUpdated;
    return copy;
  });
}

const textOf = (secret: KeyObject) => secret.export().toString('utf8');
