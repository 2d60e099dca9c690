import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Where a ciphertext belongs. It opens in this place alone: moved to another row or column, it is worthless. */
export type Place = readonly (string | number)[];

/** 32 bytes. */
export type SealingKey = KeyObject | Uint8Array;

export class UnsealError extends Error {
  override readonly name = 'UnsealError';
}

/** nonce ‖ tag ‖ ciphertext, authenticated together with its place. */
export function seal(key: SealingKey, plaintext: Buffer, place: Place): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(JSON.stringify(place)));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** @throws UnsealError for another key, another place or a changed byte. */
export function unseal(key: SealingKey, sealed: Buffer, place: Place): Buffer {
  const tagEnd = nonceLength + tagLength;
  if (sealed.length < tagEnd) throw new UnsealError('A sealed value is too short');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(JSON.stringify(place)));
  decipher.setAuthTag(sealed.subarray(nonceLength, tagEnd));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
  } catch (cause) {
    throw new UnsealError('A sealed value does not open with this key in this place', { cause });
  }
}
