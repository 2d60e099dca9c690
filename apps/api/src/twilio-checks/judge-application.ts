import type { TwilioConfig, VoiceSettings } from '@cordboard/contracts';
import type { Application } from '@cordboard/twilio-gateway';
import { isSameUrl } from '../twilio-config/voice-urls.js';
import { failed, passed, refusalIn, skipped, unknown, type FreshFinding, type Look } from './finding.js';
import type { Observations } from './observe-account.js';

/** Is there the application through which reps call, and does it ask Cordboard what to do? */
export function judgeApplication(
  { application }: Observations,
  { applicationSid }: TwilioConfig,
  expected: VoiceSettings,
): FreshFinding[] {
  const there: Look = { check: 'application', expected: applicationSid };
  switch (application.kind) {
    case 'unread':
      return applicationSid === null
        ? [failed(there, 'not-set', { repairable: true }), ...settingsUnseen(expected)]
        : [skipped(there, 'depends-on-failed'), ...settingsUnseen(expected)];
    case 'absent':
      return [there, ...settingsOf(expected, undefined)].map((look) => unknown(look, application.reason));
    case 'refused': {
      const isGone = application.error.kind === 'not-found';
      const reason = refusalIn(application.error.kind);
      return [
        failed({ ...there, actual: isGone ? 'deleted' : 'refused' }, reason, { repairable: isGone }),
        ...settingsUnseen(expected),
      ];
    }
    case 'said':
      return [
        passed({ ...there, actual: applicationSid, subject: application.value.friendlyName }),
        ...settingsOf(expected, application.value).map((look) =>
          isSameUrl(look.expected, look.actual) ? passed(look) : failed(look, 'differs', { repairable: true }),
        ),
      ];
  }
}

const settingsUnseen = (expected: VoiceSettings) =>
  settingsOf(expected, undefined).map((look) => skipped(look, 'depends-on-failed'));

function settingsOf(expected: VoiceSettings, actual: Application | undefined) {
  const link = (
    check: Look['check'],
    severity: 'error' | 'warning',
    say: (settings: VoiceSettings) => string | null,
  ) => ({
    check,
    severity,
    expected: say(expected),
    actual: actual ? say(actual) : null,
  });
  return [
    link('voice-url', 'error', ({ voiceUrl }) => voiceUrl),
    link('voice-method', 'error', ({ voiceMethod }) => voiceMethod),
    link('fallback-url', 'warning', (each) => asRequest(each.voiceFallbackMethod, each.voiceFallbackUrl)),
    link('status-callback', 'warning', (each) => asRequest(each.statusCallbackMethod, each.statusCallback)),
  ];
}

const asRequest = (method: string, url: string | null) => (url === null ? null : `${method} ${url}`);
