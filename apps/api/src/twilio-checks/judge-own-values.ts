import type { VoiceSettings } from '@cordboard/contracts';
import type { Application } from '@cordboard/twilio-gateway';
import type { OwnValue } from '../overrides/list-own-values.js';
import { callerIdsOf } from '../twilio-account/twilio-accounts.js';
import { isSameUrl } from '../twilio-config/voice-urls.js';
import { failed, passed, type FreshFinding, type Look } from './finding.js';
import { unseen } from './judge-numbers.js';
import type { Observations } from './observe-account.js';

/** Nobody reads more, and what is mended lets the next ones be seen. */
const mostShown = 50;

/** Are the applications of teams and reps there, and do they ask Cordboard what to do? One finding where all is well. */
export function judgeOwnApplications(
  { applications }: Observations,
  own: readonly OwnValue[],
  expected: VoiceSettings,
): FreshFinding[] {
  const all: Look = { check: 'own-application', expected: String(own.length) };
  if (own.length === 0) return [];
  if (applications.kind !== 'said') return [unseen(applications)(all)];
  const amiss = own.flatMap(({ value, whose }) => {
    const application = applications.value.find(({ sid }) => sid === value);
    const look = { ...all, sid: value, subject: whose };
    return application
      ? judgeSettings(look, application, expected)
      : [failed({ ...look, expected: value, actual: 'deleted' }, 'gone')];
  });
  return oneOrThose(all, amiss);
}

/** What differs first; a call needs the Voice URL and its method, the rest is for when something fails. */
function judgeSettings(look: Look, actual: Application, expected: VoiceSettings): FreshFinding[] {
  const links = [
    ['error', 'voiceMethod', 'voiceUrl'],
    ['warning', 'voiceFallbackMethod', 'voiceFallbackUrl'],
    ['warning', 'statusCallbackMethod', 'statusCallback'],
  ] as const;
  const differing = links.find(
    ([, method, url]) => actual[method] !== expected[method] || !isSameUrl(actual[url], expected[url]),
  );
  if (!differing) return [];
  const [severity, method, url] = differing;
  const say = (settings: Pick<Application, typeof method | typeof url>) =>
    settings[url] === null ? null : `${settings[method]} ${settings[url]}`;
  return [failed({ ...look, severity, expected: say(expected), actual: say(actual) }, 'differs', { repairable: true })];
}

/** May called phones still be shown the caller IDs of teams and reps? */
export function judgeOwnCallerIds({ numbers, callerIds }: Observations, own: readonly OwnValue[]): FreshFinding[] {
  const all: Look = { check: 'own-caller-id', expected: String(own.length) };
  if (own.length === 0) return [];
  if (numbers.kind !== 'said') return [unseen(numbers)(all)];
  if (callerIds.kind !== 'said') return [unseen(callerIds)(all)];
  const owned = new Set(callerIdsOf(numbers.value, callerIds.value));
  const amiss = own
    .filter(({ value }) => !owned.has(value))
    .map(({ value, whose }) =>
      failed(
        { ...all, sid: value, subject: whose, expected: value, actual: 'neither owned nor verified' },
        'not-owned',
      ),
    );
  return oneOrThose(all, amiss);
}

const oneOrThose = (all: Look, amiss: readonly FreshFinding[]): FreshFinding[] =>
  amiss.length === 0 ? [passed({ ...all, actual: all.expected ?? null })] : amiss.slice(0, mostShown);
