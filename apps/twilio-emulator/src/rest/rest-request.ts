import type { Account } from '../accounts/account-store.js';
import type { Form } from './form.js';

/** A request that is known to come from somebody with the account's keys. */
interface RestRequest {
  readonly account: Account;
  readonly method: string;
  /** The path without its query: /2010-04-01/Accounts/AC…/Calls.json */
  readonly path: string;
  /** What follows the resource's name: a SID, and perhaps a sub-resource. */
  readonly names: readonly string[];
  readonly form: Form;
  readonly query: Form;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: object;
}

/** One kind of resource: undefined means that there is nothing under this path and method. */
export type RestResource = (request: RestRequest) => RestAnswer | undefined;

export const found = (body: object): RestAnswer => ({ status: 200, body });
export const created = (body: object): RestAnswer => ({ status: 201, body });
export const deleted: RestAnswer = { status: 204 };

export function uriOf(account: Account, resource: string): string {
  return `/2010-04-01/Accounts/${account.sid}${resource}.json`;
}
