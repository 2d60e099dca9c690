import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { keepsTheMasterKeyContract } from '../testing/master-key-contract.js';
import { LocalMasterKey } from './local-master-key.js';
import { MasterKeyUnknown } from './master-key.js';
import { MasterKeys } from './master-keys.js';
import { UnsealError } from './sealed-box.js';

const bytes = randomBytes(32);
const [key, other] = [new LocalMasterKey(bytes), new LocalMasterKey(randomBytes(32))];
const place = ['tenant', 'column', 1];
const secret = randomBytes(32);

describe('a local master key', () => {
  keepsTheMasterKeyContract(() => key);

  test('has a name that follows from it, and that does not give it away', () => {
    expect(new LocalMasterKey(bytes).id).toBe(key.id);
    expect(key.id).toMatch(/^local:[0-9a-f]{16}$/);
    expect(other.id).not.toBe(key.id);
    expect(bytes.toString('hex')).not.toContain(key.id.slice(6));
  });

  test('opens nothing of another, and is no key when it is too short or too long', async () => {
    const { sealed } = await key.seal(secret, place);
    await expect(other.unseal(sealed, place)).rejects.toThrow(UnsealError);
    for (const length of [0, 16, 31, 33]) {
      await expect(new LocalMasterKey(randomBytes(length)).seal(secret, place)).rejects.toThrow();
    }
  });
});

describe('several master keys', () => {
  const both = new MasterKeys([other, key]);

  test('open what any of them has sealed, by its name; the first is the wanted one', async () => {
    const { sealed } = await key.seal(secret, place);
    expect(await both.unseal({ sealed, masterKeyId: key.id }, place)).toEqual(secret);
    expect(both.wanted).toBe(other);
  });

  test('try all for what was sealed before names were kept', async () => {
    const { sealed } = await key.seal(secret, place);
    expect(await both.unseal({ sealed, masterKeyId: null }, place)).toEqual(secret);
    await expect(new MasterKeys([other]).unseal({ sealed, masterKeyId: null }, place)).rejects.toThrow(UnsealError);
  });

  test('say which one is missing', async () => {
    const { sealed } = await key.seal(secret, place);
    const failure = await new MasterKeys([other]).unseal({ sealed, masterKeyId: key.id }, place).catch((error: unknown) => error); // prettier-ignore
    expect(failure).toBeInstanceOf(MasterKeyUnknown);
    expect((failure as MasterKeyUnknown).why).toContain(key.id);
    expect((failure as MasterKeyUnknown).why).toContain(other.id);
  });
});
