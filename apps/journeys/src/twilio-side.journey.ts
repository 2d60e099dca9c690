import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@cordboard/embedded-postgres';
import type { AppliedTwilioChanges, TwilioChangesPreview, TwilioCheck, TwilioConfig } from '@cordboard/contracts';
import { expect, test } from '@playwright/test';
import { Product, runningDemo, type Demo, type DemoTenant } from './product.js';

/** Twilio's side of a company, changed there as its admin would in the Twilio Console, seen and mended through the API. */
class Sides {
  constructor(
    private readonly demo: Demo,
    readonly tenant: DemoTenant,
  ) {}

  async ask<Answer>(method: string, path: string, body?: object): Promise<{ status: number; body: Answer }> {
    const response = await fetch(new URL(path, this.demo.baseUrl), {
      method,
      headers: {
        authorization: `Bearer ${this.tenant.apiKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  async check(): Promise<TwilioCheck> {
    return (await this.ask<TwilioCheck>('POST', '/v1/twilio-checks')).body;
  }

  async amiss(): Promise<string[]> {
    const { findings } = await this.check();
    return findings.filter(({ state }) => state === 'failed').map(({ check }) => check);
  }

  /** Shown, then applied as shown. */
  async apply(intent: object): Promise<AppliedTwilioChanges> {
    const { body: shown } = await this.ask<TwilioChangesPreview>('POST', '/v1/twilio-changes/preview', { intent });
    const changes = { intent, changes: shown.changes };
    return (await this.ask<AppliedTwilioChanges>('POST', '/v1/twilio-changes', changes)).body;
  }

  async atTwilio<Answer>(method: string, resource: string, fields: Record<string, string> = {}): Promise<Answer> {
    const { accountSid, authToken } = this.tenant;
    const url = new URL(`/2010-04-01/Accounts/${accountSid}/${resource}.json`, this.demo.emulatorUrl);
    const response = await fetch(url, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(method === 'POST' && { body: new URLSearchParams(fields) }),
    });
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }

  async fault(fault: object | undefined): Promise<void> {
    await fetch(new URL('/_emulator/faults', this.demo.emulatorUrl), {
      ...(fault
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) }
        : { method: 'DELETE' }),
    });
  }
}

const elsewhere = { VoiceUrl: 'https://old-crm.example/dial' };
const theSides = () => new Sides(runningDemo(), runningDemo().tenants[1]);

test.describe('Twilio’s side of a company', () => {
  test('is as it should be from the start', async () => {
    const { outcome, findings } = await theSides().check();
    expect(findings.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect(outcome).toBe('well');
  });

  test('is seen to be broken, and mended: a changed Voice URL, a number bound elsewhere, a deleted application', async () => {
    const sides = theSides();
    const { incoming_phone_numbers: numbers } = await sides.atTwilio<{ incoming_phone_numbers: { sid: string }[] }>(
      'GET',
      'IncomingPhoneNumbers',
    );
    await sides.atTwilio('POST', `Applications/${sides.tenant.applicationSid}`, elsewhere);
    await sides.atTwilio('POST', `IncomingPhoneNumbers/${numbers[0]?.sid}`, elsewhere);
    expect(await sides.amiss()).toEqual(['voice-url', 'phone-number']);
    expect((await sides.apply({ kind: 'repair', findings: ['voice-url'] })).outcome).toBe('done');
    expect(await sides.amiss()).toEqual(['phone-number']);
    await sides.apply({ kind: 'repair', findings: 'all' });
    expect((await sides.check()).outcome).toBe('well');

    await sides.atTwilio('DELETE', `Applications/${sides.tenant.applicationSid}`);
    expect(await sides.amiss()).toEqual(['application']);
    await sides.apply({ kind: 'repair', findings: 'all' });
    const { body: config } = await sides.ask<TwilioConfig>('GET', '/v1/twilio-config');
    expect(config.applicationSid).not.toBe(sides.tenant.applicationSid);
    expect((await sides.check()).outcome).toBe('well');
  });

  for (const [what, fault, reason, status, code] of [
    ['slow', { delayMs: 10_000 }, 'twilio-slow', 504, 'twilio.timed_out'],
    ['busy', { status: 429, retryAfterSeconds: 5 }, 'twilio-busy', 503, 'twilio.rate_limited'],
    ['failing', { status: 500 }, 'twilio-away', 502, 'twilio.unavailable'],
  ] as const) {
    test(`cannot be seen while Twilio is ${what}, and that is what is said`, async () => {
      const sides = theSides();
      await sides.fault(fault);
      try {
        const { outcome, findings } = await sides.check();
        expect(outcome).toBe('unknown');
        expect(new Set(findings.map((finding) => finding.reason))).toEqual(new Set([reason]));
        const { accountSid, authToken } = sides.tenant;
        const credentials = { accountSid, authToken };
        expect(await sides.ask('POST', '/v1/twilio-config/credentials', credentials)).toMatchObject({
          status,
          body: { code },
        });
      } finally {
        await sides.fault(undefined);
      }
    });
  }

  test('refuses a wrong Auth Token, and the one that is stored stays', async () => {
    const sides = theSides();
    const credentials = { accountSid: sides.tenant.accountSid, authToken: 'not-the-auth-token' };
    const refused = await sides.ask('POST', '/v1/twilio-config/credentials', credentials);
    expect(refused).toMatchObject({ status: 409, body: { code: 'twilio.auth_token_refused' } });
    expect((await sides.check()).outcome).toBe('well');
  });
});

test.describe('the next npm start', () => {
  let base: string;
  let product: Product | undefined;
  test.beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'cordboard-twilio-'));
  });
  test.afterEach(async () => {
    await product?.interrupt();
    await rm(base, { recursive: true, force: true });
  });

  async function start(): Promise<Sides> {
    const ports = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) };
    product = await Product.start(join(base, 'home'), ports);
    return new Sides(product.demo, product.demo.tenants[0]);
  }

  test('finds a company connected that was connected anew, though it is reached at other ports', async () => {
    test.setTimeout(120_000);
    const before = await start();
    await before.apply({ kind: 'disconnect' });
    const { accountSid, authToken } = before.tenant;
    const connected = await before.ask<TwilioConfig>('POST', '/v1/twilio-config/credentials', {
      accountSid,
      authToken,
    });
    expect(connected.body.apiKeySid).not.toBe(before.tenant.apiKeySid);
    expect((await before.apply({ kind: 'create-application' })).outcome).toBe('done');
    expect((await before.check()).outcome).toBe('well');
    await product?.interrupt();

    const { outcome, findings } = await (await start()).check();
    expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(outcome).toBe('well');
  });
});
