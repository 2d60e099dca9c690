import type { Region, TwilioFindingReason } from '@cordboard/contracts';
import {
  TwilioGatewayError,
  type Account,
  type Application,
  type CallerId,
  type IncomingNumber,
  type TwilioCredentials,
  type TwilioGateway,
} from '@cordboard/twilio-gateway';
import type { OwnValues } from '../overrides/list-own-values.js';
import { findOtherRegion, type TwilioAccess } from '../twilio-config/twilio-access.js';
import { absenceIn } from './finding.js';

export type Observed<Value> =
  | { readonly kind: 'said'; readonly value: Value }
  | { readonly kind: 'refused'; readonly error: TwilioGatewayError }
  /** Twilio did not answer. */
  | { readonly kind: 'absent'; readonly reason: TwilioFindingReason }
  /** There was nothing to ask for, or nothing to ask with. */
  | { readonly kind: 'unread' };

/** Twilio's side of a tenant as it was seen, nothing judged yet. */
export interface Observations {
  readonly account: Observed<Account>;
  readonly key: Observed<void>;
  /** Where a key that was refused is good. */
  readonly otherRegion: Region | undefined;
  readonly application: Observed<Application>;
  /** All of the account's, where a team or a rep has one of its own. */
  readonly applications: Observed<Application[]>;
  readonly numbers: Observed<IncomingNumber[]>;
  readonly callerIds: Observed<CallerId[]>;
}

const unread = { kind: 'unread' } as const;

/** Once Twilio has not answered it is not asked again: whoever waits, and Twilio itself, are spared the rest. */
export async function observeAccount(
  twilio: TwilioGateway,
  access: TwilioAccess,
  own: OwnValues,
): Promise<Observations> {
  const { config, apiKey, authToken } = access;
  const ask = askUntilAbsent();
  const account = authToken ? await ask(() => twilio.readAccount(authToken)) : unread;
  const isActive = account.kind !== 'said' || account.value.status === 'active';
  const key = isActive ? await ask(() => twilio.proveAccess(apiKey)) : unread;
  const isKeyUnknown = key.kind === 'refused' && key.error.kind === 'credentials-refused';
  const otherRegion = isKeyUnknown ? await findOtherRegion(twilio, apiKey) : undefined;
  const reader = readerOf(access, account, key);
  const read = <Value>(work: (credentials: TwilioCredentials) => Promise<Value>): Promise<Observed<Value>> =>
    reader ? ask(() => work(reader)) : Promise.resolve(unread);
  const { applicationSid } = config;
  return {
    account,
    key,
    otherRegion,
    application:
      applicationSid === null
        ? unread
        : await read((credentials) => twilio.readApplication(credentials, applicationSid)),
    applications:
      own.applications.length === 0 ? unread : await read((credentials) => twilio.listApplications(credentials)),
    numbers: await read((credentials) => twilio.listIncomingNumbers(credentials)),
    callerIds:
      config.callerId === null && own.callerIds.length === 0
        ? unread
        : await read((credentials) => twilio.listVerifiedCallerIds(credentials)),
  };
}

/** The rest of the account can be looked at with the Auth Token where the key is no longer good. */
function readerOf(
  { apiKey, authToken }: TwilioAccess,
  account: Observed<Account>,
  key: Observed<void>,
): TwilioCredentials | undefined {
  if (key.kind === 'said' || key.kind === 'absent') return apiKey;
  return account.kind === 'said' && account.value.status === 'active' ? authToken : undefined;
}

function askUntilAbsent() {
  let absence: TwilioFindingReason | undefined;
  return async <Value>(work: () => Promise<Value>): Promise<Observed<Value>> => {
    if (absence) return { kind: 'absent', reason: absence };
    try {
      return { kind: 'said', value: await work() };
    } catch (error) {
      if (!(error instanceof TwilioGatewayError)) throw error;
      absence = absenceIn(error.kind);
      return absence ? { kind: 'absent', reason: absence } : { kind: 'refused', error };
    }
  };
}
