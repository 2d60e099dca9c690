import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { brokenRule, InvalidRequest } from '../domain-error.js';

// OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. The algorithm is the
// library's default.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password, parameters);

let hashOfNobody: Promise<string> | undefined;

/**
 * Without a hash it works just as long and says no, so that the time of an answer does not tell whether there is such an
 * account.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  if (passwordHash !== undefined) return verify(passwordHash, password);
  hashOfNobody ??= hashPassword(randomBytes(32).toString('base64'));
  await verify(await hashOfNobody, password);
  return false;
}

/** What guessers try first, of those with 12 characters or more; compared without case. */
const commonest = new Set([
  '123456789012', '1234567890123', '12345678901234', '123456123456', '111111111111', '000000000000', '123123123123',
  'qwertyuiop12', 'qwertyuiop123', 'qwertyuiopas', 'qwerty123456', '1qaz2wsx3edc', '1q2w3e4r5t6y', 'q1w2e3r4t5y6',
  'password1234', 'password12345', 'passwordpassword', 'password123!', 'passw0rd1234', 'adminadminadmin',
  'administrator', 'changemechangeme', 'changeme1234', 'welcome12345', 'letmeinletmein', 'iloveyou1234', 'abcdefghijkl',
  'abc123abc123', 'abcd12345678', 'asdfghjkl123', 'aaaaaaaaaaaa', 'trustno1trustno1', 'correcthorsebatterystaple',
  'cordboard123', 'cordboardcordboard',
]); // prettier-ignore

/**
 * Length is what counts (NIST SP 800-63B): no rule about kinds of characters, which only make passwords predictable.
 *
 * @throws InvalidRequest
 */
export function refuseBadPassword(password: string, email: string, field = 'password'): void {
  const lowered = password.toLowerCase();
  const broken =
    (commonest.has(lowered) && 'password_too_common') ||
    (lowered === email && 'password_is_email') ||
    (new Set(lowered).size < 4 && 'password_monotonous');
  if (broken) throw new InvalidRequest([brokenRule(field, broken)]);
}
