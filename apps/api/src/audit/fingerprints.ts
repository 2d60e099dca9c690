import { createHmac } from 'node:crypto';
import type { AuditFingerprint } from '@cordboard/contracts';
import type { RealmSecrets } from '../secrets/realm-secrets.js';
import { UnsealError } from '../secrets/sealed-box.js';

/**
 * What stands for a secret in the audit log: whether it is the same as another time can be seen, and nothing else. Under a
 * key of the tenant's, so that a short one cannot be found by trying, and two tenants' cannot be compared.
 */
function fingerprintOf(secrets: RealmSecrets, secret: string): AuditFingerprint {
  const key = secrets.deriveKey('audit fingerprints');
  return { fingerprint: createHmac('sha256', key).update(secret).digest('hex').slice(0, 16) };
}

/** For a secret that has to be unsealed: one that does not open any more may be replaced or removed all the same. */
export function fingerprintUnlessUnreadable(
  secrets: RealmSecrets,
  open: () => string | undefined,
): AuditFingerprint | 'unreadable' | null {
  try {
    const secret = open();
    return secret === undefined ? null : fingerprintOf(secrets, secret);
  } catch (error) {
    if (error instanceof UnsealError) return 'unreadable';
    throw error;
  }
}
