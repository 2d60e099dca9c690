import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterKeyUnavailable } from '../secrets/master-key.js';
import { FakeTransitKey } from '../testing/fake-transit-key.js';
import { FakeVault } from '../testing/fake-vault.js';
import { keepsTheMasterKeyContract } from '../testing/master-key-contract.js';
import { createSelfSignedCertificate } from '../testing/self-signed-certificate.js';
import { TestClock, TestHeartbeat } from '../testing/test-api.js';
import { VaultMasterKey } from './vault-master-key.js';
import type { FromOutside, VaultSettings, VaultSignIn } from './vault-settings.js';

const certificate = createSelfSignedCertificate();
const directory = mkdtempSync(join(tmpdir(), 'cordboard-vault-'));
const clock = new TestClock();
const heartbeat = new TestHeartbeat();
let vault: FakeVault;
const opened: VaultMasterKey[] = [];

beforeAll(async () => {
  vault = await FakeVault.start(clock, certificate);
  vault.keys.set('cordboard', new FakeTransitKey());
});
beforeEach(() => {
  vault.become('well');
  Object.assign(vault, { namespace: undefined, tokenSeconds: 1200, isRenewable: true });
  vault.requests.length = 0;
});
afterAll(async () => {
  await Promise.all(opened.map((key) => key.close()));
  await vault.stop();
  rmSync(directory, { recursive: true });
});

const value = (text: string): FromOutside => ({ kind: 'value', value: text });
const withToken = (token = vault.createToken()): VaultSignIn => ({ kind: 'token', token: value(token) });
const withAppRole = (secretId: string = vault.appRole.secretId): VaultSignIn => ({ kind: 'app-role', mount: 'approle', roleId: vault.appRole.roleId, secretId: value(secretId) }); // prettier-ignore
function inFile(name: string, text: string): FromOutside {
  const path = join(directory, name);
  writeFileSync(path, `${text}\n`);
  return { kind: 'file', path };
}

function connect(signIn: VaultSignIn = withToken(), changes: Partial<VaultSettings> = {}): VaultMasterKey {
  const { cert: caCertificate } = certificate;
  const settings = { address: vault.address, namespace: undefined, caCertificate, mount: 'transit', keyName: 'cordboard', signIn }; // prettier-ignore
  const key = new VaultMasterKey({ ...settings, ...changes }, clock, heartbeat);
  opened.push(key);
  return key;
}
const place = ['tenant', 'column', 1];
const secret = Buffer.alloc(32, 9);
const whyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was wrong',
    (error: unknown) => (error instanceof MasterKeyUnavailable ? error.why : error),
  );

describe.each<[string, () => VaultSignIn]>([
  ['a token', withToken],
  ['a token in a file', () => ({ kind: 'token', token: inFile('token', vault.createToken()) })],
  ['an AppRole', withAppRole],
  ['a cluster’s account', () => ({ kind: 'kubernetes', mount: 'kubernetes', role: 'cordboard', token: inFile('jwt', vault.kubernetes.jwt) })], // prettier-ignore
])('a master key in Vault, with %s', (_name, signIn) => {
  let key: VaultMasterKey;
  beforeAll(() => {
    key = connect(signIn());
  });
  keepsTheMasterKeyContract(() => key);
});

describe('a master key in Vault', () => {
  test('is opened by any version and sealed anew by the newest, without leaving Vault', async () => {
    vault.keys.set('rotated', new FakeTransitKey());
    const key = connect(withToken(), { keyName: 'rotated' });
    const former = await key.seal(secret, place);
    vault.keys.get('rotated')?.rotate();
    expect([await key.newestVersion(), former.version]).toEqual([2, 1]);
    expect(await key.unseal(former.sealed, place)).toEqual(secret);
    vault.requests.length = 0;
    const anew = await key.reseal(former.sealed, place);
    expect([anew.version, vault.requests]).toEqual([2, ['POST transit/rewrap/rotated']]);
  });

  test('names the namespace', async () => {
    vault.namespace = 'telephony/europe';
    expect(await whyOf(connect().prove())).toContain('VAULT_NAMESPACE');
    await expect(connect(withToken(), { namespace: 'telephony/europe' }).prove()).resolves.toBeUndefined();
  });

  test('is asked over TLS, and a certificate of nobody it knows is refused', async () => {
    expect(vault.address).toMatch(/^https:/);
    expect(await whyOf(connect(withToken(), { caCertificate: undefined }).prove())).toMatch(/self-signed|VAULT_CACERT/);
  });

  test.each<[string, Partial<VaultSettings>, RegExp]>([
    ['no such key', { keyName: 'other' }, /404.*is there a key "other"/],
    ['no such mount', { mount: 'elsewhere' }, /404.*CORDBOARD_VAULT_MOUNT/],
    ['nobody there', { address: 'http://127.0.0.1:1' }, /does not answer.*VAULT_ADDR/],
  ])('says what to look at: %s', async (_name, changes, sentence) => {
    expect(await whyOf(connect(withToken(), changes).prove())).toMatch(sentence);
  });

  test('says what to look at: a token that is refused, a role that is, and a key that is not derived', async () => {
    expect(await whyOf(connect(withToken('hvs.wrong')).seal(secret, place))).toMatch(
      /403: permission denied.*VAULT_TOKEN/,
    );
    expect(await whyOf(connect(withAppRole('wrong')).seal(secret, place))).toMatch(/400: invalid role or secret ID/);
    expect(await whyOf(connect(withAppRole('wrong')).unseal(Buffer.from('vault:v1:AAAA'), place))).toMatch(/secret ID/);
    vault.keys.set('plain', new FakeTransitKey(false));
    expect(await whyOf(connect(withToken(), { keyName: 'plain' }).prove())).toMatch(/not a derived key.*derived=true/);
  });

  test.each([
    ['sealed', /Unseal it/],
    ['cut', /does not answer/],
    ['garbled', /not understood/],
  ] as const)('tells callers to come back when it is %s, and recovers by itself', async (mood, sentence) => {
    const key = connect();
    const { sealed } = await key.seal(secret, place);
    vault.become(mood);
    const failure = await key.unseal(sealed, place).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'server.unavailable',
      retryAfterSeconds: 5,
      why: expect.stringMatching(sentence),
    });
    vault.become('well');
    expect(await key.unseal(sealed, place)).toEqual(secret);
  });

  test('repeats no secret in what it says', async () => {
    const token = vault.createToken();
    const key = connect(withToken(token));
    vault.become('cut');
    const failure = (await key.seal(secret, place).catch((error: unknown) => error)) as Error;
    const told = [
      failure.stack,
      (failure.cause as Error).stack,
      ((failure.cause as Error).cause as Error).stack,
    ].join();
    for (const hidden of [token, secret.toString('base64')]) expect(told).not.toContain(hidden);
  });
});

describe('the token', () => {
  const logins = () => vault.requests.filter((request) => request.endsWith('/login')).length;
  const renewals = () => vault.requests.filter((request) => request.endsWith('/renew-self')).length;

  test('is shared by all who need one at the same time', async () => {
    const key = connect(withAppRole());
    await Promise.all(Array.from({ length: 20 }, () => key.seal(secret, place)));
    expect(logins()).toBe(1);
  });

  test('is renewed when two thirds of its time are over, asked for something or not', async () => {
    const key = connect(withAppRole());
    await key.seal(secret, place);
    clock.advance(700);
    await key.renewWhenDue();
    expect(renewals()).toBe(0);
    clock.advance(200);
    await key.renewWhenDue();
    clock.advance(1000);
    await key.renewWhenDue();
    await key.seal(secret, place);
    expect([renewals(), logins()]).toEqual([2, 1]);
  });

  test('is followed by another sign-in where it cannot be renewed, has ended or was revoked', async () => {
    vault.isRenewable = false;
    const key = connect(withAppRole());
    await key.seal(secret, place);
    clock.advance(900);
    await key.renewWhenDue();
    await key.seal(secret, place);
    expect(logins()).toBe(2);
    clock.advance(1300);
    await key.seal(secret, place);
    expect(logins()).toBe(3);
    vault.revokeTokens();
    await key.seal(secret, place);
    expect([logins(), renewals()]).toEqual([4, 0]);
  });

  test('is good for as long as Vault says, whoever sets this machine’s clock', async () => {
    const key = connect(withAppRole());
    await key.seal(secret, place);
    for (const seconds of [18_000, -36_000]) {
      clock.jump(seconds);
      await key.renewWhenDue();
      await key.seal(secret, place);
    }
    expect([renewals(), logins()]).toEqual([0, 1]);
    clock.advance(900);
    await key.renewWhenDue();
    expect(renewals()).toBe(1);
  });

  test('that never ends is never renewed', async () => {
    const key = connect(withToken(vault.createToken(0)));
    await key.seal(secret, place);
    clock.advance(10 * 365 * 24 * 3600);
    await key.renewWhenDue();
    await key.seal(secret, place);
    expect(renewals()).toBe(0);
  });

  test('in a file is read anew when the former one has ended', async () => {
    const token = inFile('changing', vault.createToken(60, false));
    const key = connect({ kind: 'token', token });
    await key.seal(secret, place);
    clock.advance(61);
    inFile('changing', vault.createToken());
    await expect(key.seal(secret, place)).resolves.toMatchObject({ version: 1 });
  });
});
