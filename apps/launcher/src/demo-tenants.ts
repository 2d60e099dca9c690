import { Cordboard, CordboardError } from '@cordboard/client';
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** The file `demo.json`: everything that a script, a test or a curious person needs to use the two demo tenants. */
const demoFile = z.object({
  baseUrl: z.url(),
  emulatorUrl: z.url(),
  tenants: z.array(
    z.object({
      tenantId: z.string(),
      name: z.string(),
      apiKey: z.string(),
      accountSid: z.string(),
      authToken: z.string(),
      apiKeySid: z.string(),
      apiKeySecret: z.string(),
      applicationSid: z.string(),
      phoneNumber: z.string(),
      clients: z.array(z.string()),
      /** With what the console is opened; refused in production. */
      admin: z.object({ email: z.email(), password: z.string() }),
    }),
  ),
  /** A company that has connected nothing yet, for who wants to do that; left out by older versions. */
  newcomer: z
    .object({
      tenantId: z.string(),
      name: z.string(),
      apiKey: z.string(),
      accountSid: z.string(),
      authToken: z.string(),
      phoneNumber: z.string(),
      admin: z.object({ email: z.email(), password: z.string() }),
    })
    .optional(),
});
export type DemoFile = z.infer<typeof demoFile>;
export type DemoTenant = DemoFile['tenants'][number];
export type Newcomer = NonNullable<DemoFile['newcomer']>;

export interface Plan {
  readonly name: string;
  readonly country: string;
  readonly phoneNumber: string;
  readonly adminEmail: string;
  readonly clients: readonly { name: string; displayName: string }[];
}

/** Two companies, so that their isolation can be seen. The numbers are from the ranges kept for fiction. */
export const plans: readonly Plan[] = [
  {
    name: 'Larkmoor Freight',
    country: 'US',
    phoneNumber: '+14155550100',
    adminEmail: 'admin@larkmoor.example',
    clients: [
      { name: 'alice', displayName: 'Alice Moreau' },
      { name: 'bob', displayName: 'Bob Okafor' },
    ],
  },
  {
    name: 'Fernwick Dental',
    country: 'GB',
    phoneNumber: '+442079460100',
    adminEmail: 'admin@fernwick.example',
    clients: [
      { name: 'erin', displayName: 'Erin Hughes' },
      { name: 'frank', displayName: 'Frank Lowe' },
    ],
  },
];

/** Its Twilio account is there, its admin too, and nothing between them. */
export const newcomerPlan = {
  name: 'Ashdown Seating',
  country: 'US',
  phoneNumber: '+13125550100',
  adminEmail: 'admin@ashdown.example',
};

/** What an earlier start left; undefined when there was none, or the file is not whole, or of an older version. */
export function readDemoFile(path: string): DemoFile | undefined {
  try {
    return demoFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeDemoFile(path: string, content: DemoFile): void {
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

/** The account that a newcomer connects: no API key yet, and no application of ours. */
export const inventNewcomer = (): Pick<Newcomer, 'name' | 'accountSid' | 'authToken' | 'phoneNumber'> => ({
  name: newcomerPlan.name,
  accountSid: `AC${randomBytes(16).toString('hex')}`,
  authToken: randomBytes(16).toString('hex'),
  phoneNumber: newcomerPlan.phoneNumber,
});

/** A demo tenant's Twilio account as the local Twilio is about to hold it: made here, random, no default secrets. */
export function inventAccounts(plan: Plan): Omit<DemoTenant, 'tenantId' | 'apiKey' | 'admin'> {
  const sid = (prefix: string) => prefix + randomBytes(16).toString('hex');
  return {
    name: plan.name,
    accountSid: sid('AC'),
    authToken: randomBytes(16).toString('hex'),
    apiKeySid: sid('SK'),
    apiKeySecret: randomBytes(16).toString('hex'),
    applicationSid: sid('AP'),
    phoneNumber: plan.phoneNumber,
    clients: plan.clients.map(({ name }) => name),
  };
}

/** Does this database know the tenants? Not when the home folder is older than the database that DATABASE_URL names. */
export async function areKnown(tenants: readonly DemoTenant[], baseUrl: string): Promise<boolean> {
  try {
    await Promise.all(tenants.map(({ apiKey }) => new Cordboard({ baseUrl, apiKey }).getTwilioConfig()));
    return true;
  } catch (error) {
    if (error instanceof CordboardError && (error.status === 401 || error.status === 409)) return false;
    throw error;
  }
}

/** Fills a tenant through the public API, as any tenant's own program would. */
export async function fillTenant(tenant: DemoTenant, plan: Plan, baseUrl: string): Promise<void> {
  const cordboard = new Cordboard({ baseUrl, apiKey: tenant.apiKey });
  const { accountSid, authToken, apiKeySid, apiKeySecret, applicationSid, phoneNumber } = tenant;
  await cordboard.putTwilioConfig({
    ...{ accountSid, authToken, apiKeySid, apiKeySecret, applicationSid },
    callerId: phoneNumber,
    region: 'us1',
  });
  for (const client of plan.clients) await cordboard.registerClient(client);
}
