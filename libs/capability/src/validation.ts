import { CapabilityError, type CapabilityErrorCode } from './errors.js';

/** Twilio refuses tokens that live longer than a day. */
const longestLifetimeSeconds = 86_400;

function sidRule(prefix: string, name: string, code: CapabilityErrorCode): (value: unknown) => string {
  const pattern = new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);
  return (value) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new CapabilityError(code, `${name} must be "${prefix}" followed by 32 hexadecimal digits`);
  };
}

export const requireAccountSid = sidRule('AC', 'accountSid', 'account_sid.invalid');
export const requireApiKeySid = sidRule('SK', 'apiKeySid', 'api_key_sid.invalid');
export const requireApplicationSid = sidRule('AP', 'applicationSid', 'application_sid.invalid');
export const requirePushCredentialSid = sidRule('CR', 'pushCredentialSid', 'push_credential_sid.invalid');

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
  // A lone surrogate has no UTF-8 form: it would leave this process as another text than it came in.
  if (!value.isWellFormed()) throw new CapabilityError('identity.invalid', 'A client name must be well-formed Unicode');
  return value;
}

/** A copy, so that what the caller does to its own object afterwards cannot change a token. */
export function requireParams(name: string, value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CapabilityError('params.invalid', `${name} must be an object of texts, not ${describeType(value)}`);
  }
  const entries = Object.entries(value);
  for (const [key, text] of entries) {
    if (typeof text !== 'string') {
      const what = `${name}[${JSON.stringify(key)}]`;
      throw new CapabilityError('params.invalid', `${what} must be a text, not ${describeType(text)}`);
    }
    if (!key.isWellFormed() || !text.isWellFormed()) {
      throw new CapabilityError('params.invalid', `${name} must be well-formed Unicode`);
    }
  }
  // fromEntries defines properties, so a parameter named __proto__ stays a parameter.
  return Object.fromEntries(entries);
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
