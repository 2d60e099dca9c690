import type { Region } from '@cordboard/contracts';
import { TwilioGatewayError } from './gateway-error.js';
import type { Account, Application, Balance, CallerId, IncomingNumber, TwilioCredentials } from './twilio-gateway.js';

interface FakeKey {
  readonly secret: string;
  readonly friendlyName: string;
  /** Restricted keys may not do what Cordboard does. */
  readonly kind: 'standard' | 'restricted';
}

/** One account of the fake, open to tests: what stands here is what Twilio has. */
export interface FakeAccount extends Account {
  friendlyName: string;
  status: Account['status'];
  type: Account['type'];
  authToken: string;
  /** Where its Auth Token and keys count. */
  region: Region;
  /** Test credentials may read next to nothing. */
  isTest: boolean;
  /** Null for a subaccount. */
  balance: Balance | null;
  readonly keys: Map<string, FakeKey>;
  readonly applications: Map<string, Application>;
  readonly numbers: Map<string, IncomingNumber>;
  readonly callerIds: CallerId[];
  /** By SID. */
  readonly liveCalls: Set<string>;
  readonly endedCalls: Set<string>;
}

export type Permission = 'account' | 'keys' | 'everything-else';

/** @throws TwilioGatewayError as Twilio refuses */
export function admit(
  account: FakeAccount | undefined,
  { region, user, password }: TwilioCredentials,
  permission: Permission,
): FakeAccount {
  const refuse = () => new TwilioGatewayError('credentials-refused', 'Authenticate', { status: 401, code: 20003 });
  if (!account || account.region !== region) throw refuse();
  const key = account.keys.get(user);
  const isMain = user === account.sid && password === account.authToken;
  if (!isMain && key?.secret !== password) throw refuse();
  if (!isMain && permission !== 'everything-else') throw refuse();
  if (account.status !== 'active' && permission !== 'account') {
    throw new TwilioGatewayError('account-suspended', 'Account is not active', { status: 403, code: 20005 });
  }
  if (account.isTest) {
    const message = 'Resource not accessible with Test Account Credentials';
    throw new TwilioGatewayError('permission-missing', message, { status: 403, code: 20008 });
  }
  if (!isMain && key?.kind === 'restricted') {
    throw new TwilioGatewayError('permission-missing', 'Authorization denied', { status: 403, code: 20003 });
  }
  return account;
}

export const notFound = (what: string) =>
  new TwilioGatewayError('not-found', `The requested resource ${what} was not found`, { status: 404, code: 20404 });

const urlSettings = ['voiceUrl', 'voiceFallbackUrl', 'statusCallback'];

/** @throws TwilioGatewayError for a URL that is none */
export function refuseStrangeUrls(changes: object): void {
  for (const [name, value] of Object.entries(changes)) {
    if (!urlSettings.includes(name) || value === null || /^https?:\/\//i.test(value)) continue;
    throw new TwilioGatewayError('invalid', `${name} is not a valid URL`, { status: 400, code: 21205 });
  }
}
