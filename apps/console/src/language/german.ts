import { german as account } from '../features/account/messages.de.js';
import { german as admins } from '../features/admins/messages.de.js';
import { german as apiKeys } from '../features/api-keys/messages.de.js';
import { german as callingRules } from '../features/calling-rules/messages.de.js';
import { german as audit } from '../features/audit/messages.de.js';
import { german as calls } from '../features/calls/messages.de.js';
import { german as embed } from '../features/embed/messages.de.js';
import { german as operator } from '../features/operator/messages.de.js';
import { german as overview } from '../features/overview/messages.de.js';
import { german as reps } from '../features/reps/messages.de.js';
import { german as settings } from '../features/settings/messages.de.js';
import { german as signInSettings } from '../features/sign-in-settings/messages.de.js';
import { german as setUp } from '../features/set-up/messages.de.js';
import { german as teams } from '../features/teams/messages.de.js';
import { german as twilio } from '../features/twilio/messages.de.js';
import { german as problems } from '../api/messages.de.js';
import { german as chart } from '../chart/messages.de.js';
import { german as invitation } from '../invitation/messages.de.js';
import { german as list } from '../list/messages.de.js';
import { german as firstTenant } from '../first-tenant/messages.de.js';
import { german as session } from '../session/messages.de.js';
import { german as shell } from '../shell/messages.de.js';
import type { Catalogue } from './catalogue.js';

export const german: Catalogue = {
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
};
