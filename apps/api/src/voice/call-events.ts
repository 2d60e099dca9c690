import { callSid, callStatuses, type CallStatus } from '@cordboard/contracts';
import type { ParsedUrlQuery } from 'node:querystring';
import type { DialEnded, LegChanged } from '../calls/call-event.js';
import { field } from './webhook-body.js';

/** Which call a webhook is about, and what it says happened to one of its legs; undefined when it cannot be told. */
export function legChangedIn(form: ParsedUrlQuery, now: Date): { callSid: string; event: LegChanged } | undefined {
  const legSid = callSid.safeParse(form['CallSid']);
  const status = statusIn(form, 'CallStatus');
  if (!legSid.success || !status) return undefined;
  const parent = callSid.safeParse(form['ParentCallSid']);
  return {
    callSid: parent.success ? parent.data : legSid.data,
    event: {
      kind: 'leg',
      at: timeIn(form, now),
      from: field(form, 'From'),
      to: field(form, 'To'),
      legSid: legSid.data,
      isFirstLeg: !parent.success,
      status,
      sequenceNumber: wholeNumberIn(form, 'SequenceNumber'),
      durationSeconds: wholeNumberIn(form, 'CallDuration'),
      sipResponseCode: wholeNumberIn(form, 'SipResponseCode'),
      errorCode: wholeNumberIn(form, 'ErrorCode'),
    },
  };
}

export function dialEndedIn(form: ParsedUrlQuery, now: Date): DialEnded {
  return {
    kind: 'dial-ended',
    at: now.toISOString(),
    from: field(form, 'From'),
    to: field(form, 'To'),
    // After a conference Twilio says "answered", which is no state of a call.
    dialStatus: statusIn(form, 'DialCallStatus') ?? (form['DialCallStatus'] === 'answered' ? 'completed' : 'failed'),
    callStatus: statusIn(form, 'CallStatus') ?? 'in-progress',
    durationSeconds: wholeNumberIn(form, 'DialCallDuration'),
  };
}

function statusIn(form: ParsedUrlQuery, name: string): CallStatus | undefined {
  return callStatuses.find((status) => status === form[name]);
}

/** RFC 2822, whole seconds. */
function timeIn(form: ParsedUrlQuery, now: Date): string {
  const time = Date.parse(field(form, 'Timestamp'));
  return new Date(Number.isNaN(time) ? now : time).toISOString();
}

function wholeNumberIn(form: ParsedUrlQuery, name: string): number | null {
  const text = field(form, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
