import { CapabilityError, type CapabilityErrorCode } from './errors.js';

/** Twilio refuses tokens that live longer than a day. */
export const longestLifetimeSeconds = 86_400;

// A lone surrogate has no UTF-8 form: it would leave this process as another text than it came in.
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

function requireSid(prefix: string, name: string, code: CapabilityErrorCode, value: unknown): string {
  if (typeof value === 'string' && new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(value)) return value;
  throw new CapabilityError(code, `${name} must be "${prefix}" followed by 32 hexadecimal digits`);
}

export const requireAccountSid = (value: unknown) => requireSid('AC', 'accountSid', 'account_sid.invalid', value);
export const requireApiKeySid = (value: unknown) => requireSid('SK', 'apiKeySid', 'api_key_sid.invalid', value);
export const requireApplicationSid = (value: unknown) =>
  requireSid('AP', 'applicationSid', 'application_sid.invalid', value);
export const requirePushCredentialSid = (value: unknown) =>
  requireSid('CR', 'pushCredentialSid', 'push_credential_sid.invalid', value);

export function requireSecret(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new CapabilityError('secret.missing', `${name} must be a text that is not empty`);
}

export function requireRegion(value: unknown): string {
  if (typeof value === 'string' && /^[a-z]{2}[0-9]$/.test(value)) return value;
  throw new CapabilityError('region.invalid', 'region must be one of Twilio’s region names, such as us1, ie1 or au1');
}

export function requireIdentity(value: unknown): string {
  if (typeof value !== 'string') {
    throw new CapabilityError('identity.invalid', `A client name must be a text, not ${describeType(value)}`);
  }
  if (value.trim() === '') throw new CapabilityError('identity.invalid', 'A client name must not be empty');
  if (!isWellFormed(value)) throw new CapabilityError('identity.invalid', 'A client name must be well-formed Unicode');
  return value;
}

/** A copy, so that what the caller does to its own object afterwards cannot change a token. */
export function requireParams(name: string, value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CapabilityError('params.invalid', `${name} must be an object of texts, not ${describeType(value)}`);
  }
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') {
      const what = `${name}[${JSON.stringify(key)}]`;
      throw new CapabilityError('params.invalid', `${what} must be a text, not ${describeType(text)}`);
    }
    if (!isWellFormed(key) || !isWellFormed(text)) {
      throw new CapabilityError('params.invalid', `${name} must be well-formed Unicode`);
    }
  }
  // fromEntries defines properties, so a parameter named __proto__ stays a parameter.
  return Object.freeze(Object.fromEntries(Object.entries(value)));
}

export function requireLifetime(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= longestLifetimeSeconds) {
    return value;
  }
  const shown = typeof value === 'number' ? String(value) : describeType(value);
  throw new CapabilityError(
    'lifetime.invalid',
    `A token's lifetime must be a whole number of seconds from 1 to ${longestLifetimeSeconds}, not ${shown}`,
  );
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'undefined' ? 'undefined' : `a value of type ${typeof value}`;
}
