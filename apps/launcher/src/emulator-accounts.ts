import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { DemoTenant } from './demo-tenants.js';

/** Writes down the accounts that the local Twilio starts with: each demo tenant's, with its webhooks pointing at us. */
export function writeEmulatorAccounts(path: string, tenants: readonly DemoTenant[], publicUrl: string): void {
  const accounts = tenants.map((tenant) => {
    const voice = new URL(`/twilio/${tenant.tenantId}/voice/`, publicUrl).href;
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
          statusCallback: `${voice}status`,
        },
      ],
      phoneNumbers: [
        {
          sid: `PN${createHash('md5').update(tenant.phoneNumber).digest('hex')}`,
          phoneNumber: tenant.phoneNumber,
          friendlyName: `${tenant.name}, main line`,
          voiceUrl: `${voice}incoming`,
          statusCallback: `${voice}status`,
        },
      ],
    };
  });
  writeFileSync(path, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
}
