import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { DemoTenant, Newcomer } from './demo-tenants.js';

/** What the local Twilio wrote down when it was last changed; we look at no more of it than we have to. */
const bound = z.looseObject({});
const account = z.looseObject({
  accountSid: z.string(),
  applications: z.array(bound).default([]),
  phoneNumbers: z.array(bound).default([]),
});
const accountsFile = z.object({ accounts: z.array(account) });
type KeptAccount = z.infer<typeof account>;

interface Address {
  readonly publicUrl: string;
  /** Of the last run, where there was one. */
  readonly lastPublicUrl: string | undefined;
}

/**
 * Writes down the accounts that the local Twilio starts with. An account that it knew before stays as it was changed there,
 * but for where we are reached, which may be another port now; a new one gets its webhooks pointing at us.
 */
export function writeEmulatorAccounts(
  path: string,
  { tenants, newcomer }: { tenants: readonly DemoTenant[]; newcomer?: Newcomer | undefined },
  address: Address,
): void {
  const kept = new Map(readKept(path).map((each) => [each.accountSid, each]));
  const accounts = tenants.map((tenant) => {
    const known = kept.get(tenant.accountSid);
    return known ? moved(known, tenant, address) : invented(tenant, address.publicUrl);
  });
  const theirs = newcomer && kept.get(newcomer.accountSid);
  const unconnected = newcomer ? [theirs ? moved(theirs, newcomer, address) : withoutUs(newcomer)] : [];
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify({ accounts: [...accounts, ...unconnected] }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(unfinished, path);
}

function readKept(path: string): KeptAccount[] {
  try {
    return accountsFile.parse(JSON.parse(readFileSync(path, 'utf8'))).accounts;
  } catch {
    return [];
  }
}

const voiceOf = ({ tenantId }: Pick<DemoTenant, 'tenantId'>, publicUrl: string) =>
  new URL(`/twilio/${tenantId}/voice/`, publicUrl).href;

function moved(
  known: KeptAccount,
  tenant: Pick<DemoTenant, 'tenantId'>,
  { publicUrl, lastPublicUrl = publicUrl }: Address,
): KeptAccount {
  const [ours, wasOurs] = [voiceOf(tenant, publicUrl), voiceOf(tenant, lastPublicUrl)];
  const move = (resource: Record<string, unknown>) => ({
    // What was written before there was such a setting.
    voiceFallbackUrl: `${ours}fallback`,
    ...Object.fromEntries(
      Object.entries(resource).map(([name, value]) => [
        name,
        typeof value === 'string' && value.startsWith(wasOurs) ? ours + value.slice(wasOurs.length) : value,
      ]),
    ),
  });
  return { ...known, applications: known.applications.map(move), phoneNumbers: known.phoneNumbers.map(move) };
}

/** An account as companies have them: its number and an application serve something older. */
function withoutUs({ name, accountSid, authToken, phoneNumber }: Newcomer): object {
  const elsewhere = 'https://old-dialer.example/voice';
  const sidOf = (prefix: string, of: string) =>
    prefix +
    createHash('md5')
      .update(accountSid + of)
      .digest('hex');
  return {
    accountSid,
    friendlyName: name,
    authToken,
    applications: [{ sid: sidOf('AP', 'old dialer'), friendlyName: 'Old dialer', voiceUrl: elsewhere }],
    phoneNumbers: [
      { sid: sidOf('PN', phoneNumber), phoneNumber, friendlyName: `${name}, main line`, voiceUrl: elsewhere },
    ],
    verifiedCallerIds: [
      { sid: sidOf('PN', 'verified'), phoneNumber: '+13125550199', friendlyName: `${name}, front desk` },
    ],
  };
}

function invented(tenant: DemoTenant, publicUrl: string): object {
  const voice = voiceOf(tenant, publicUrl);
  const told = { voiceFallbackUrl: `${voice}fallback`, statusCallback: `${voice}status` };
  return {
    accountSid: tenant.accountSid,
    friendlyName: tenant.name,
    authToken: tenant.authToken,
    apiKeys: [{ sid: tenant.apiKeySid, secret: tenant.apiKeySecret, friendlyName: 'Cordboard' }],
    applications: [
      {
        sid: tenant.applicationSid,
        friendlyName: 'Cordboard softphone',
        voiceUrl: `${voice}outgoing`,
        ...told,
      },
    ],
    phoneNumbers: [
      {
        sid: `PN${createHash('md5').update(tenant.phoneNumber).digest('hex')}`,
        phoneNumber: tenant.phoneNumber,
        friendlyName: `${tenant.name}, main line`,
        voiceUrl: `${voice}incoming`,
        ...told,
      },
    ],
  };
}
