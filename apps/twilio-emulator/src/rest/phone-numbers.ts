import { phoneNumberSettings, type PhoneNumberSettings } from '../accounts/account-schema.js';
import type { Account, CallerId, PhoneNumber } from '../accounts/account-store.js';
import type { Clock } from '../clock.js';
import { rfc2822, text, type Form } from './form.js';
import { listPage } from './list-page.js';
import { RestError } from './rest-error.js';
import { found, uriOf, type RestResource } from './rest-request.js';
import { withChanges } from './voice-settings.js';

const keeps = Object.keys(phoneNumberSettings.shape);

/** Numbers are bought from the accounts file; here they are listed, read and pointed elsewhere. */
export function phoneNumbers(clock: Clock): RestResource {
  return ({ account, method, path, names: [sid, more], form, query }) => {
    if (more !== undefined) return undefined;
    if (sid === undefined) {
      if (method !== 'GET') return undefined;
      const all = [...account.phoneNumbers.values()].filter((number) => matches(number, query));
      return found(listPage('incoming_phone_numbers', all, { path, query, toJson: (each) => toJson(account, each) }));
    }
    const number = account.phoneNumbers.get(sid);
    if (!number || method === 'DELETE') return undefined;
    if (method === 'GET') return found(toJson(account, number));
    const changed = withOneBinding(number, withChanges(phoneNumberSettings, number, form, keeps));
    if (changed.voiceApplicationSid !== '' && !account.applications.has(changed.voiceApplicationSid)) {
      throw new RestError(
        400,
        21218,
        `VoiceApplicationSid ${changed.voiceApplicationSid} is not an application of this account`,
      );
    }
    Object.assign(number, changed, { dateUpdated: clock.now() });
    return found(toJson(account, number));
  };
}

export function matches({ phoneNumber, friendlyName }: PhoneNumber | CallerId, query: Form): boolean {
  const [wantedNumber, wantedName] = [text(query, 'PhoneNumber'), text(query, 'FriendlyName')];
  const digits = wantedNumber?.replace(/[^\d*]/g, '').replaceAll('*', '\\d*');
  return (
    (digits === undefined || new RegExp(digits).test(phoneNumber)) &&
    (wantedName === undefined || friendlyName === wantedName)
  );
}

/** An application and a trunk exclude each other: setting one takes the other away. */
function withOneBinding(before: PhoneNumberSettings, after: PhoneNumberSettings): PhoneNumberSettings {
  if (after.trunkSid !== '' && after.trunkSid !== before.trunkSid) return { ...after, voiceApplicationSid: '' };
  const isNewApplication = after.voiceApplicationSid !== '' && after.voiceApplicationSid !== before.voiceApplicationSid;
  return isNewApplication ? { ...after, trunkSid: '' } : after;
}

function toJson(account: Account, number: PhoneNumber): object {
  return {
    sid: number.sid,
    account_sid: account.sid,
    address_requirements: 'none',
    address_sid: null,
    api_version: '2010-04-01',
    beta: false,
    bundle_sid: null,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    date_created: rfc2822(number.dateCreated),
    date_updated: rfc2822(number.dateUpdated),
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    emergency_status: 'Inactive',
    friendly_name: number.friendlyName,
    identity_sid: null,
    origin: 'twilio',
    phone_number: number.phoneNumber,
    sms_application_sid: '',
    sms_fallback_method: 'POST',
    sms_fallback_url: '',
    sms_method: 'POST',
    sms_url: '',
    status: 'in-use',
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    trunk_sid: number.trunkSid || null,
    type: 'local',
    uri: uriOf(account, `/IncomingPhoneNumbers/${number.sid}`),
    voice_application_sid: number.voiceApplicationSid,
    voice_caller_id_lookup: false,
    voice_fallback_method: number.voiceFallbackMethod,
    voice_fallback_url: number.voiceFallbackUrl,
    voice_method: number.voiceMethod,
    voice_receive_mode: 'voice',
    voice_url: number.voiceUrl,
  };
}
