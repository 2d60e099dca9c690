import { Secret, TOTP } from 'otpauth';

const period = 30;
/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20;
// One step before and after: people type slowly, and their devices' clocks differ from ours.
const window = 1;

export const createTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

/** What a QR code holds for an authenticator app. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step (RFC 6238) that this code is of; undefined for a code of no step that is good now. A step that was taken
 * must not be taken again: that is for the caller to remember.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  // The library compares bytes, and throws where characters of several have as many characters as a code.
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'Cordboard', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });
