import { randomBytes } from 'node:crypto';

export type SidPrefix = 'CA' | 'AP' | 'SK' | 'PN' | 'NO' | 'RQ' | 'KX' | 'PA';

/** A new Twilio-shaped identifier: two letters and 32 lower-case hex digits. */
export function createSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
