import { z } from 'zod';
import { fieldRules } from './field-rules.js';

/** The shape of a Twilio SID: two letters for the kind, then 32 hexadecimal digits. */
const sid = (prefix: string, rule: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), rule);

export const accountSid = sid('AC', fieldRules.account_sid);
export const apiKeySid = sid('SK', fieldRules.api_key_sid);
export const applicationSid = sid('AP', fieldRules.application_sid);
export const callSid = sid('CA', fieldRules.call_sid);
export const phoneNumberSid = sid('PN', fieldRules.phone_number_sid);
export const pushCredentialSid = sid('CR', fieldRules.push_credential_sid);

export const e164 = z.string().regex(/^\+[1-9][0-9]{6,14}$/, fieldRules.e164);

export const tenantId = z.uuid().brand<'TenantId'>();
export type TenantId = z.infer<typeof tenantId>;
export const clientId = z.uuid().brand<'ClientId'>();
export type ClientId = z.infer<typeof clientId>;
export const teamId = z.uuid().brand<'TeamId'>();
export type TeamId = z.infer<typeof teamId>;

// URLs allow hosts with characters that mean something in a Content-Security-Policy, where origins end up.
const plainHost = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d+)?$/;

/** An origin as browsers send it: scheme, host and a port that is not the scheme's own; no path, no trailing slash. */
export const webOrigin = z.string().refine(
  (value) => {
    try {
      const url = new URL(value);
      const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
      return isWeb && url.origin === value && plainHost.test(url.host);
    } catch {
      return false;
    }
  },
  { message: fieldRules.web_origin },
);
