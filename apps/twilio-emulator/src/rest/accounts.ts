import type { Account } from '../accounts/account-store.js';
import { rfc2822, text, type Form } from './form.js';
import { listPage } from './list-page.js';
import { found, type RestAnswer, type RestResource } from './rest-request.js';

export const balance: RestResource = ({ account, method, names: [name] }) =>
  name === undefined && method === 'GET'
    ? found({ account_sid: account.sid, balance: '100.00', currency: 'USD' })
    : undefined;

/** The accounts that an account may see: itself, since the accounts here have no subaccounts. */
export function accountList(account: Account, path: string, query: Form): RestAnswer {
  const [name, status] = [text(query, 'FriendlyName'), text(query, 'Status')];
  const isWanted =
    (name === undefined || name === account.friendlyName) && (status === undefined || status === account.status);
  const toJson = (each: Account) => accountJson(each);
  return found(listPage('accounts', isWanted ? [account] : [], { path, query, toJson }));
}

export function accountJson(account: Account): object {
  const uri = `/2010-04-01/Accounts/${account.sid}`;
  const parts = ['applications', 'balance', 'calls', 'incoming_phone_numbers', 'keys', 'outgoing_caller_ids'];
  const titled = (part: string) => part.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  return {
    sid: account.sid,
    friendly_name: account.friendlyName,
    status: account.status,
    type: account.type,
    // Twilio gives the Auth Token here to whoever came with it; nobody needs to learn from an emulator what they know.
    auth_token: '',
    owner_account_sid: account.sid,
    date_created: rfc2822(account.dateCreated),
    date_updated: rfc2822(account.dateUpdated),
    uri: `${uri}.json`,
    subresource_uris: Object.fromEntries(parts.map((part) => [part, `${uri}/${titled(part)}.json`])),
  };
}
