import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { MasterKey } from '../secrets/master-key.js';
import { UnsealError, type Place } from '../secrets/sealed-box.js';

const place: Place = ['tenant', 'tenant_data_keys.sealed_key', 1];
const elsewhere: Place[] = [
  ['other', 'tenant_data_keys.sealed_key', 1],
  ['tenant', 'tenant_data_keys.other', 1],
  ['tenant', 'tenant_data_keys.sealed_key', 2],
  [],
];

/** What a master key has to do, wherever it is kept. */
export function keepsTheMasterKeyContract(key: () => MasterKey): void {
  test('proves that it can be used', async () => {
    await expect(key().prove()).resolves.toBeUndefined();
  });

  test('opens in its place what it has sealed there', async () => {
    const secret = randomBytes(32);
    const { sealed, version } = await key().seal(secret, place);
    expect(version).toBe(await key().newestVersion());
    expect(sealed.includes(secret)).toBe(false);
    expect(sealed.toString('latin1')).not.toContain(secret.toString('base64').slice(0, 40));
    expect(await key().unseal(sealed, place)).toEqual(secret);
  });

  test('opens nothing in another place', async () => {
    const { sealed } = await key().seal(randomBytes(32), place);
    for (const other of elsewhere) await expect(key().unseal(sealed, other)).rejects.toThrow(UnsealError);
  });

  test('opens nothing that was changed or cut off', async () => {
    const { sealed } = await key().seal(randomBytes(32), place);
    for (const index of [0, Math.floor(sealed.length / 2), sealed.length - 3]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      await expect(key().unseal(changed, place)).rejects.toThrow(UnsealError);
    }
    for (const length of [0, 1, sealed.length - 1]) {
      await expect(key().unseal(sealed.subarray(0, length), place)).rejects.toThrow(UnsealError);
    }
  });

  test('seals the same secret differently each time', async () => {
    const secret = randomBytes(32);
    const [one, other] = [await key().seal(secret, place), await key().seal(secret, place)];
    expect(one.sealed.equals(other.sealed)).toBe(false);
  });

  test('seals anew what it has sealed, in its place alone', async () => {
    const secret = randomBytes(32);
    const { sealed } = await key().seal(secret, place);
    const anew = await key().reseal(sealed, place);
    expect(anew.version).toBe(await key().newestVersion());
    expect(await key().unseal(anew.sealed, place)).toEqual(secret);
    for (const other of elsewhere) await expect(key().reseal(sealed, other)).rejects.toThrow(UnsealError);
  });
}
