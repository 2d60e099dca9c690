import type { Leg } from '../calls/leg.js';
import { rfc2822 } from './form.js';
import { uriOf } from './rest-request.js';

/** A leg as Twilio's Calls resource. `initiated` is a word of callbacks alone; here it is still queued. */
export function callJson(leg: Leg): object {
  const uri = uriOf(leg.account, `/Calls/${leg.sid}`);
  const sub = (name: string) => uri.replace(/\.json$/, `/${name}.json`);
  return {
    sid: leg.sid,
    account_sid: leg.account.sid,
    annotation: null,
    answered_by: null,
    api_version: '2010-04-01',
    caller_name: null,
    date_created: rfc2822(leg.createdAt),
    date_updated: rfc2822(leg.endedAt ?? leg.answeredAt ?? leg.createdAt),
    direction: leg.direction,
    duration: leg.endedAt ? String(leg.durationSeconds) : null,
    end_time: leg.endedAt ? rfc2822(leg.endedAt) : null,
    forwarded_from: null,
    from: leg.from,
    from_formatted: leg.from,
    group_sid: null,
    parent_call_sid: leg.parent?.sid ?? null,
    phone_number_sid: leg.phoneNumberSid ?? null,
    price: null,
    price_unit: 'USD',
    queue_time: '0',
    start_time: leg.answeredAt ? rfc2822(leg.answeredAt) : null,
    status: restStatus(leg),
    subresource_uris: { notifications: sub('Notifications'), recordings: sub('Recordings') },
    to: leg.to,
    to_formatted: leg.to,
    trunk_sid: null,
    uri,
  };
}

export function restStatus(leg: Leg): string {
  return leg.status === 'initiated' ? 'queued' : leg.status;
}
