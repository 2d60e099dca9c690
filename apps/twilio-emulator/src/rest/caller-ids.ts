import { randomInt } from 'node:crypto';
import type { Account, CallerId } from '../accounts/account-store.js';
import type { Clock } from '../clock.js';
import { createSid } from '../sids.js';
import { rfc2822, text, type Form } from './form.js';
import { listPage } from './list-page.js';
import { matches } from './phone-numbers.js';
import { RestError } from './rest-error.js';
import { deleted, found, uriOf, type RestResource } from './rest-request.js';

/** Numbers of elsewhere that calls may show. Here a number counts as verified as soon as its verification is asked for. */
export function outgoingCallerIds(clock: Clock): RestResource {
  return ({ account, method, path, names: [sid, more], form, query }) => {
    if (more !== undefined) return undefined;
    if (sid === undefined && method === 'POST') return found(verify(account, form, clock));
    if (sid === undefined) {
      const all = [...account.verifiedCallerIds.values()].filter((callerId) => matches(callerId, query));
      return found(listPage('outgoing_caller_ids', all, { path, query, toJson: (each) => toJson(account, each) }));
    }
    const callerId = account.verifiedCallerIds.get(sid);
    if (!callerId) return undefined;
    if (method === 'DELETE') {
      account.verifiedCallerIds.delete(sid);
      return deleted;
    }
    if (method === 'POST') {
      const friendlyName = text(form, 'FriendlyName') ?? callerId.friendlyName;
      Object.assign(callerId, { friendlyName, dateUpdated: clock.now() });
    }
    return found(toJson(account, callerId));
  };
}

function verify(account: Account, form: Form, clock: Clock): object {
  const phoneNumber = text(form, 'PhoneNumber') ?? '';
  if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new RestError(400, 21401, 'Invalid phone number');
  if ([...account.verifiedCallerIds.values()].some((each) => each.phoneNumber === phoneNumber)) {
    throw new RestError(400, 21450, 'Phone number already verified for your account');
  }
  const friendlyName = text(form, 'FriendlyName') ?? phoneNumber;
  const sid = createSid('PN');
  const now = clock.now();
  account.verifiedCallerIds.set(sid, { sid, phoneNumber, friendlyName, dateCreated: now, dateUpdated: now });
  return {
    account_sid: account.sid,
    call_sid: createSid('CA'),
    friendly_name: friendlyName,
    phone_number: phoneNumber,
    validation_code: String(randomInt(100_000, 1_000_000)),
  };
}

function toJson(account: Account, callerId: CallerId): object {
  return {
    sid: callerId.sid,
    account_sid: account.sid,
    friendly_name: callerId.friendlyName,
    phone_number: callerId.phoneNumber,
    date_created: rfc2822(callerId.dateCreated),
    date_updated: rfc2822(callerId.dateUpdated),
    uri: uriOf(account, `/OutgoingCallerIds/${callerId.sid}`),
  };
}
