import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventAccounts, plans, readDemoFile, writeDemoFile, type DemoTenant } from './demo-tenants.js';

describe('demo.json', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cordboard-demo-'));
    path = join(folder, 'demo.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const tenants: DemoTenant[] = plans.map((plan, n) => ({
    ...inventAccounts(plan),
    tenantId: `t${n}`,
    apiKey: `cb_${n}`,
    admin: { email: plan.adminEmail, password: `p${n}` },
  }));

  test('is read back as it was written, and by its owner alone', () => {
    writeDemoFile(path, { baseUrl: 'http://localhost:3000', emulatorUrl: 'http://localhost:3001', tenants });
    expect(readDemoFile(path)?.tenants).toEqual(tenants);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('of a version without admins means that the tenants are to be made anew', () => {
    const older = tenants.map((tenant) => ({ ...tenant, admin: undefined }));
    writeFileSync(path, JSON.stringify({ baseUrl: 'http://localhost:3000', emulatorUrl: 'http://localhost:3001', tenants: older })); // prettier-ignore
    expect(readDemoFile(path)).toBeUndefined();
  });

  test('half a file, or none, means that the tenants are to be made anew', () => {
    expect(readDemoFile(path)).toBeUndefined();
    writeFileSync(path, '{"baseUrl": "http://localhost:3000", "tenants": [');
    expect(readDemoFile(path)).toBeUndefined();
  });
});

test('no two demo accounts share a SID or a secret', () => {
  const values = plans.flatMap((plan) => {
    const { accountSid, authToken, apiKeySid, apiKeySecret, applicationSid } = inventAccounts(plan);
    return [accountSid, authToken, apiKeySid, apiKeySecret, applicationSid];
  });
  expect(new Set(values).size).toBe(values.length);
});
