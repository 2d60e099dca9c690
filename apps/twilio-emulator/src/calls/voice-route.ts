import type { Account, Application, OwnedNumber } from '../accounts/account-store.js';
import type { DocumentRequest } from '../twiml/load-document.js';
import type { StatusCallbackSettings } from './status-callbacks.js';

/** Where a call's TwiML comes from, and who is told of its end. */
export interface VoiceRoute {
  readonly request: DocumentRequest;
  readonly fallback: DocumentRequest | undefined;
  readonly statusCallback: StatusCallbackSettings;
  readonly applicationSid: string | undefined;
}

type VoiceSettings = Pick<
  Application,
  'voiceUrl' | 'voiceMethod' | 'voiceFallbackUrl' | 'voiceFallbackMethod' | 'statusCallback' | 'statusCallbackMethod'
>;

export function applicationRoute(application: Application): VoiceRoute {
  return { ...routeOf(application), applicationSid: application.sid };
}

/** A number's application beats its own URLs. */
export function numberRoute({ account, number }: OwnedNumber): VoiceRoute {
  const application = findApplication(account, number.voiceApplicationSid);
  return application ? applicationRoute(application) : { ...routeOf(number), applicationSid: undefined };
}

function findApplication(account: Account, sid: string): Application | undefined {
  return sid === '' ? undefined : account.applications.get(sid);
}

function routeOf(settings: VoiceSettings): Omit<VoiceRoute, 'applicationSid'> {
  return {
    request: { url: settings.voiceUrl, method: settings.voiceMethod },
    fallback:
      settings.voiceFallbackUrl === ''
        ? undefined
        : { url: settings.voiceFallbackUrl, method: settings.voiceFallbackMethod },
    statusCallback: { url: settings.statusCallback, method: settings.statusCallbackMethod, events: ['completed'] },
  };
}
