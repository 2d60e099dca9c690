import type { NumberBinding, TwilioConfig } from '@cordboard/contracts';
import type { IncomingNumber, NumberSettings } from '@cordboard/twilio-gateway';
import { bindingOf } from '../twilio-account/bindings.js';
import { callerIdsOf } from '../twilio-account/twilio-accounts.js';
import { isSameUrl } from '../twilio-config/voice-urls.js';
import { failed, passed, skipped, unknown, type FreshFinding, type Look } from './finding.js';
import type { Observations, Observed } from './observe-account.js';

/** A number that calls are to come in by. */
export interface WatchedNumber {
  readonly sid: string;
  readonly name: string;
}

/** Do calls to the tenant's numbers come to Cordboard? */
export function judgeNumbers(
  { numbers }: Observations,
  watched: readonly WatchedNumber[],
  expected: NumberSettings,
): FreshFinding[] {
  const all: Look = { check: 'phone-number', expected: expected.voiceUrl };
  if (numbers.kind !== 'said') return (watched.length === 0 ? [all] : watched.map(lookAt(all))).map(unseen(numbers));
  if (watched.length === 0) return [skipped(all, 'not-set')];
  return watched.map((each) => {
    const number = numbers.value.find(({ sid }) => sid === each.sid);
    const look = lookAt(all)(each);
    return number
      ? judgeNumber(look, number, expected)
      : failed({ ...look, actual: 'no longer of this account' }, 'gone');
  });
}

const lookAt =
  (look: Look) =>
  ({ sid, name }: WatchedNumber): Look => ({ ...look, sid, subject: name });

function judgeNumber(look: Look, number: IncomingNumber, expected: NumberSettings): FreshFinding {
  const binding = bindingOf(number, expected);
  const seen = { ...look, actual: describe(binding, number) };
  if (binding !== 'ours') return failed(seen, 'bound-elsewhere', { repairable: true });
  if (number.voiceMethod !== expected.voiceMethod) {
    return failed({ ...seen, actual: `${number.voiceMethod} ${number.voiceUrl}` }, 'differs', { repairable: true });
  }
  const lesser = [
    [number.voiceFallbackUrl, expected.voiceFallbackUrl],
    [number.statusCallback, expected.statusCallback],
  ] as const;
  const missing = lesser.find(([actual, wanted]) => !isSameUrl(actual, wanted));
  const methodsDiffer =
    number.voiceFallbackMethod !== expected.voiceFallbackMethod ||
    number.statusCallbackMethod !== expected.statusCallbackMethod;
  if (!missing && !methodsDiffer) return passed(seen);
  const [actual, wanted] = missing ?? ['GET', 'POST'];
  return failed({ ...look, severity: 'warning', expected: wanted, actual }, 'differs', { repairable: true });
}

function describe(binding: NumberBinding, { trunkSid, voiceApplicationSid, voiceUrl }: IncomingNumber): string | null {
  switch (binding) {
    case 'trunk':
      return trunkSid;
    case 'application':
      return voiceApplicationSid;
    default:
      return voiceUrl;
  }
}

/** May called phones still be shown the caller ID? */
export function judgeCallerId({ numbers, callerIds }: Observations, { callerId }: TwilioConfig): FreshFinding {
  const look: Look = { check: 'caller-id', expected: callerId };
  if (callerId === null) return skipped(look, 'not-set');
  if (numbers.kind !== 'said') return unseen(numbers)(look);
  if (callerIds.kind !== 'said') return unseen(callerIds)(look);
  const isOwned = callerIdsOf(numbers.value, callerIds.value).includes(callerId);
  return isOwned
    ? passed({ ...look, actual: callerId })
    : failed({ ...look, actual: 'neither owned nor verified' }, 'not-owned');
}

/** Of what could not be looked at. */
export const unseen = (observed: Observed<unknown>) => (look: Look) =>
  observed.kind === 'absent' ? unknown(look, observed.reason) : skipped(look, 'depends-on-failed');
