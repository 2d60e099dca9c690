import { hashSecret, randomSecret } from '../authentication/credential.js';

const howMany = 10;
const length = 20;

/** 100 random bits each, so that a fast hash keeps them as well as a slow one would. */
export const createRecoveryCodes = (): string[] =>
  Array.from({ length: howMany }, () =>
    randomSecret()
      .slice(0, length)
      .replace(/.{5}(?=.)/g, '$&-'),
  );

/** However it was typed: in capitals, without hyphens, with the letters that look like digits. */
export function hashRecoveryCode(accountId: string, code: string): Buffer {
  const read = code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return hashSecret(`recovery code ${accountId} ${read}`);
}
