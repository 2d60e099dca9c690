import { Cordboard } from '@cordboard/client';
import type { Call } from '@cordboard/contracts';
import { createHmac } from 'node:crypto';
import type { DemoTenant } from './demo-tenants.js';

/** No call lasts longer: every dial has this limit. */
const longestCallMs = 4 * 60 * 60 * 1000;

export interface LastRun {
  /** Where the API listens. */
  readonly baseUrl: string;
  /** Where the local Twilio reaches it: what a webhook's signature is made over. */
  readonly publicUrl: string;
  /** The last moment of which it is known that it still ran. */
  readonly until: Date;
}

/**
 * The local Twilio keeps its calls in memory. Those that went on when it ended are over, but nobody told the call log:
 * their reps would count as busy, and customers hear that nobody is available. Told here, as that Twilio would have.
 */
export async function endLostCalls(tenant: DemoTenant, lastRun: LastRun): Promise<void> {
  const cordboard = new Cordboard({ baseUrl: lastRun.baseUrl, apiKey: tenant.apiKey });
  for (const call of await findLostCalls(cordboard, lastRun)) {
    const path = `/twilio/${tenant.tenantId}/voice/status`;
    const fields = { AccountSid: tenant.accountSid, ...lastStatusOf(call, lastRun) };
    // A tenant whose Twilio account was changed refuses this one's word. That is right, and no reason not to start.
    await fetch(lastRun.baseUrl + path, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signWebhook(tenant.authToken, lastRun.publicUrl + path, fields) },
      body: new URLSearchParams(fields),
    });
  }
}

async function findLostCalls(cordboard: Cordboard, { until }: LastRun): Promise<Call[]> {
  const lost: Call[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await cordboard.listCalls({ limit: 100, ...(cursor && { cursor }) });
    const young = page.data.filter(({ startedAt }) => Date.parse(startedAt) > until.getTime() - longestCallMs);
    lost.push(...young.filter(({ endedAt }) => endedAt === null));
    cursor = young.length === page.data.length ? page.nextCursor : null;
  } while (cursor);
  return lost;
}

function lastStatusOf(call: Call, { until }: LastRun): Record<string, string> {
  return {
    CallSid: call.callSid,
    From: call.from,
    To: call.to,
    Direction: 'inbound',
    CallStatus: call.answeredAt === null ? 'canceled' : 'completed',
    Timestamp: until.toUTCString(),
  };
}

/** Twilio's X-Twilio-Signature of a form with one value per field. */
export function signWebhook(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const sorted = Object.keys(fields).sort();
  const signed = sorted.reduce((text, name) => text + name + (fields[name] ?? ''), url);
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}
