import { timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Account, AccountStore } from '../accounts/account-store.js';
import { statusOfInactiveAccount } from '../unverified-choices.js';
import { RestError } from './rest-error.js';

const refusal = () => new RestError(401, 20003, 'Authenticate');

/** Whose name the credentials carry, where the path names no account. */
export function accountSidIn(header: string | undefined): string {
  return readBasic(header)[0];
}

/**
 * Who asks: an Account SID with its Auth Token may do everything; an API key with its secret everything but accounts and
 * keys, like Twilio's standard keys.
 * @throws RestError 20003; 20005 for anything but reading it when the account is not active
 */
export function authenticate(
  header: string | undefined,
  accountSid: string,
  asksFor: 'account' | 'keys' | 'everything else',
  accounts: AccountStore,
): Account {
  const [user, password] = readBasic(header);
  const account = accounts.find(accountSid);
  if (!account) throw refusal();
  const key = account.apiKeys.get(user);
  const isMain = user === account.sid && isSame(account.authToken, password);
  const isStandard = key !== undefined && asksFor === 'everything else' && isSame(key.signingKey, password);
  if (!isMain && !isStandard) throw refusal();
  if (account.status !== 'active' && asksFor !== 'account') {
    throw new RestError(statusOfInactiveAccount, 20005, 'Account is not active');
  }
  return account;
}

function readBasic(header: string | undefined): [user: string, password: string] {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) throw refusal();
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function isSame(secret: KeyObject, given: string): boolean {
  const [expected, actual] = [secret.export(), Buffer.from(given, 'utf8')];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
