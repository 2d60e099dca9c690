import { english as account } from '../features/account/messages.en.js';
import { english as admins } from '../features/admins/messages.en.js';
import { english as apiKeys } from '../features/api-keys/messages.en.js';
import { english as callingRules } from '../features/calling-rules/messages.en.js';
import { english as audit } from '../features/audit/messages.en.js';
import { english as calls } from '../features/calls/messages.en.js';
import { english as embed } from '../features/embed/messages.en.js';
import { english as operator } from '../features/operator/messages.en.js';
import { english as overview } from '../features/overview/messages.en.js';
import { english as reps } from '../features/reps/messages.en.js';
import { english as settings } from '../features/settings/messages.en.js';
import { english as signInSettings } from '../features/sign-in-settings/messages.en.js';
import { english as setUp } from '../features/set-up/messages.en.js';
import { english as teams } from '../features/teams/messages.en.js';
import { english as twilio } from '../features/twilio/messages.en.js';
import { english as problems } from '../api/messages.en.js';
import { english as chart } from '../chart/messages.en.js';
import { english as invitation } from '../invitation/messages.en.js';
import { english as list } from '../list/messages.en.js';
import { english as firstTenant } from '../first-tenant/messages.en.js';
import { english as session } from '../session/messages.en.js';
import { english as shell } from '../shell/messages.en.js';

/** What the console says, by the feature that says it. The other languages have the same keys. */
export const english = {
  account,
  admins,
  apiKeys,
  callingRules,
  audit,
  calls,
  chart,
  embed,
  firstTenant,
  invitation,
  list,
  operator,
  overview,
  problems,
  reps,
  session,
  setUp,
  settings,
  shell,
  signInSettings,
  teams,
  twilio,
} as const;

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof english;
  }
}
