import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventAccounts, inventNewcomer, plans, type DemoTenant } from './demo-tenants.js';
import { writeEmulatorAccounts } from './emulator-accounts.js';

interface Accounts {
  accounts: {
    accountSid: string;
    apiKeys: { sid: string }[];
    applications: Record<string, string>[];
    phoneNumbers: Record<string, string>[];
  }[];
}

const tenants: DemoTenant[] = plans.map((plan, n) => ({
  ...inventAccounts(plan),
  tenantId: `t${n}`,
  apiKey: `cb_${n}`,
  admin: { email: plan.adminEmail, password: `p${n}` },
}));
const publicUrl = 'http://localhost:3000';

describe('the accounts of the local Twilio', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cordboard-accounts-'));
    path = join(folder, 'emulator-accounts.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = () => JSON.parse(readFileSync(path, 'utf8')) as Accounts;
  const write = (changed: object) => writeFileSync(path, JSON.stringify(changed));

  test('begin with every webhook pointing at us, for their owner alone to read', () => {
    writeEmulatorAccounts(path, { tenants }, { publicUrl, lastPublicUrl: undefined });
    const voice = 'http://localhost:3000/twilio/t0/voice';
    expect(read().accounts[0]).toMatchObject({
      applications: [
        { voiceUrl: `${voice}/outgoing`, voiceFallbackUrl: `${voice}/fallback`, statusCallback: `${voice}/status` },
      ],
      phoneNumbers: [
        { voiceUrl: `${voice}/incoming`, voiceFallbackUrl: `${voice}/fallback`, statusCallback: `${voice}/status` },
      ],
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('stay as they were changed at the local Twilio, and follow us to another port', () => {
    writeEmulatorAccounts(path, { tenants }, { publicUrl, lastPublicUrl: undefined });
    const changed = read();
    const [first] = changed.accounts;
    first?.apiKeys.push({ sid: 'SK-made-there' });
    Object.assign(first?.applications[0] ?? {}, { voiceUrl: 'https://elsewhere.example/dial', voiceFallbackUrl: '' });
    write(changed);
    writeEmulatorAccounts(path, { tenants }, { publicUrl: 'http://localhost:4000', lastPublicUrl: publicUrl });
    const [kept] = read().accounts;
    expect(kept?.apiKeys.map(({ sid }) => sid)).toContain('SK-made-there');
    expect(kept?.applications[0]).toMatchObject({
      voiceUrl: 'https://elsewhere.example/dial',
      voiceFallbackUrl: '',
      statusCallback: 'http://localhost:4000/twilio/t0/voice/status',
    });
    expect(kept?.phoneNumbers[0]).toMatchObject({ voiceUrl: 'http://localhost:4000/twilio/t0/voice/incoming' });
  });

  test('of tenants that are gone are gone, too; a file that cannot be read is written anew', () => {
    writeEmulatorAccounts(path, { tenants }, { publicUrl, lastPublicUrl: undefined });
    writeEmulatorAccounts(path, { tenants: tenants.slice(1) }, { publicUrl, lastPublicUrl: publicUrl });
    expect(read().accounts.map(({ accountSid }) => accountSid)).toEqual([tenants[1]?.accountSid]);
    writeFileSync(path, '{"accounts": [');
    writeEmulatorAccounts(path, { tenants }, { publicUrl, lastPublicUrl: publicUrl });
    expect(read().accounts).toHaveLength(2);
  });

  test('that an older version wrote get the fallback that it did not know', () => {
    const [tenant] = tenants;
    const application = { sid: tenant?.applicationSid, voiceUrl: `${publicUrl}/twilio/t0/voice/outgoing` };
    write({ accounts: [{ accountSid: tenant?.accountSid, applications: [application], phoneNumbers: [] }] });
    writeEmulatorAccounts(path, { tenants: tenants.slice(0, 1) }, { publicUrl, lastPublicUrl: publicUrl });
    expect(read().accounts[0]?.applications[0]).toEqual({
      ...application,
      voiceFallbackUrl: `${publicUrl}/twilio/t0/voice/fallback`,
    });
  });

  test('hold one that nobody has connected, and keep what its newcomer made of it, moved to where we are now', () => {
    const admin = { email: 'admin@ashdown.example', password: 'p' };
    const newcomer = { ...inventNewcomer(), tenantId: 'n', apiKey: 'cb_n', admin };
    writeEmulatorAccounts(path, { tenants, newcomer }, { publicUrl, lastPublicUrl: undefined });
    const written = read();
    expect(JSON.stringify(written.accounts.at(-1))).not.toContain(publicUrl);
    const [application = {}] = written.accounts.at(-1)?.applications ?? [];
    application['voiceUrl'] = `${publicUrl}/twilio/n/voice/outgoing`;
    write(written);
    const address = { publicUrl: 'http://localhost:4000', lastPublicUrl: publicUrl };
    writeEmulatorAccounts(path, { tenants, newcomer }, address);
    expect(read().accounts.at(-1)?.applications[0]?.['voiceUrl']).toBe('http://localhost:4000/twilio/n/voice/outgoing');
  });
});
