import { z } from 'zod';

/** The shape of a Twilio SID: two letters for the kind, then 32 hexadecimal digits. */
const sid = (prefix: string, name: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`), `${name} is "${prefix}" followed by 32 hexadecimal digits`);

export const accountSid = sid('AC', 'An Account SID');
export const apiKeySid = sid('SK', 'An API key SID');
export const applicationSid = sid('AP', 'An Application SID');
export const callSid = sid('CA', 'A Call SID');
export const pushCredentialSid = sid('CR', 'A push credential SID');
export const phoneNumberSid = sid('PN', 'A phone number SID');

/**
 * The name under which a rep registers with Twilio: the "identity" of a token, what `<Client>` rings.
 * Letters, digits and underscore, at most 121 characters; Twilio answers others with error 31105.
 */
export const clientName = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,121}$/, 'A client name is 1 to 121 letters, digits or underscores');

export const e164 = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/, 'A phone number is in E.164 form: "+", country code and number, as in +14155550100');

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
  { message: 'An origin is a scheme and a host with no path, as in https://crm.example.com' },
);
