import { timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Account, AccountStore } from '../accounts/account-store.js';
import { RestError } from './rest-error.js';

const refusal = () => new RestError(401, 20003, 'Authenticate');

/**
 * Who asks: an Account SID with its Auth Token may do everything; an API key with its secret everything but accounts and
 * keys, like Twilio's standard keys.
 * @throws RestError 20003
 */
export function authenticate(
  header: string | undefined,
  accountSid: string,
  isForMainKey: boolean,
  accounts: AccountStore,
): Account {
  const [user, password] = readBasic(header);
  const account = accounts.find(accountSid);
  if (!account) throw refusal();
  if (user === account.sid && isSame(account.authToken, password)) return account;
  const key = account.apiKeys.get(user);
  if (key && !isForMainKey && isSame(key.signingKey, password)) return account;
  throw refusal();
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
