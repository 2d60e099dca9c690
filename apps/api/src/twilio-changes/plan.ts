import type { TwilioChange, TwilioField, TwilioLeftover } from '@cordboard/contracts';
import type { Application, ApplicationSettings, IncomingNumber, NumberSettings } from '@cordboard/twilio-gateway';
import { isSameUrl } from '../twilio-config/voice-urls.js';

/** One request to Twilio, the changes that it makes, and what is remembered of it. */
export type Step = { readonly changes: readonly TwilioChange[] } & (
  | { readonly kind: 'create-application'; readonly settings: ApplicationSettings }
  | {
      readonly kind: 'update-application';
      readonly application: Application;
      readonly settings: Partial<ApplicationSettings>;
      /** Does this undo what Cordboard did? Then it is forgotten, else noted. */
      readonly undoes: boolean;
    }
  | {
      readonly kind: 'update-number';
      readonly number: IncomingNumber;
      readonly settings: Partial<NumberSettings>;
      readonly undoes: boolean;
    }
  | { readonly kind: 'delete-application'; readonly sid: string }
  | { readonly kind: 'delete-key'; readonly sid: string }
);

/** How an intent is brought about: at Twilio step by step, and here when that is done. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly leaves: readonly TwilioLeftover[];
  /** What becomes of the record: an application is chosen ("made": the one that a step makes), or it is forgotten. */
  readonly then:
    { readonly kind: 'choose'; readonly applicationSid: string | 'made' } | { readonly kind: 'forget' } | null;
}

export const changesOf = ({ steps }: Plan): TwilioChange[] => steps.flatMap(({ changes }) => [...changes]);

type Settings = Partial<Record<TwilioField, string | null>>;
const urls: readonly TwilioField[] = ['voiceUrl', 'voiceFallbackUrl', 'statusCallback'];

/** The settings that have to change. */
export function difference<Wanted extends Settings>(present: Settings, wanted: Wanted): Partial<Wanted> {
  const differing = Object.entries(wanted).filter(([name, value]) => {
    const field = name as TwilioField;
    const now = present[field] ?? null;
    return urls.includes(field) ? !isSameUrl(now, value ?? null) : now !== (value ?? null);
  });
  return Object.fromEntries(differing) as Partial<Wanted>;
}

export function createApplication(settings: ApplicationSettings): Step {
  const changes = Object.entries(settings).map(([field, after]): TwilioChange => ({
    ...{ action: 'create', resource: 'application', sid: null, name: settings.friendlyName },
    ...{ field: field as TwilioField, before: null, after },
  }));
  return { kind: 'create-application', settings, changes };
}

export function updateApplication(
  application: Application,
  settings: Partial<ApplicationSettings>,
  undoes = false,
): Step[] {
  const changes = updates('application', application.sid, application.friendlyName, application, settings);
  return changes.length === 0 ? [] : [{ kind: 'update-application', application, settings, undoes, changes }];
}

export function updateNumber(number: IncomingNumber, settings: Partial<NumberSettings>, undoes = false): Step[] {
  const changes = updates('phone-number', number.sid, number.phoneNumber, number, settings);
  return changes.length === 0 ? [] : [{ kind: 'update-number', number, settings, undoes, changes }];
}

export function deletion(resource: 'application' | 'api-key', sid: string, name: string): Step {
  const change = { action: 'delete', resource, sid, name, field: null, before: null, after: null } as const;
  return { kind: resource === 'application' ? 'delete-application' : 'delete-key', sid, changes: [change] };
}

const updates = (
  resource: TwilioChange['resource'],
  sid: string,
  name: string,
  present: object,
  settings: Settings,
): TwilioChange[] =>
  Object.entries(settings).map(([field, after]) => ({
    ...{ action: 'update', resource, sid, name, field: field as TwilioField },
    ...{ before: (present as Settings)[field as TwilioField] ?? null, after },
  }));
