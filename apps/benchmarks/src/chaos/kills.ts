import { callSid, signedWebhook } from '../signed-webhook.js';
import { Steady } from '../steady.js';
import { whole } from '../tell.js';
import type { Promised, Stage } from './promised.js';

/** What was answered with 2xx is in the database, whichever process was killed when. */
export async function killAtRandom(stage: Stage, kills: number): Promise<Promised[]> {
  const { api, nodes, company, database } = stage;
  const acknowledged: string[] = [];
  let count = 0;
  const webhooks = new Steady(100, async () => {
    const sid = callSid((count += 1));
    const { path, headers, body } = signedWebhook(api.publicUrl, company, 'status', {
      ...{ CallSid: sid, CallStatus: 'completed', SequenceNumber: '3', CallDuration: '1', Direction: 'inbound' },
      ...{ From: 'client:rep_0', To: '+14155550142', Timestamp: new Date().toUTCString() },
    });
    const response = await fetch(nodes.any() + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    acknowledged.push(sid);
  });
  webhooks.start();
  for (let kill = 0; kill < kills; kill += 1) await nodes.killAny(webhooks);
  await webhooks.stop();
  const { rows } = await database.query<{ call_sid: string }>(
    'select call_sid from call_events where tenant_id = $1 and call_sid = any($2)',
    [company.tenantId, acknowledged],
  );
  const written = new Set(rows.map((row) => row.call_sid));
  const lost = acknowledged.filter((sid) => !written.has(sid)).length;
  return [
    {
      what: `events acknowledged over ${kills} kills at random, and lost (0)`,
      figure: `${whole(acknowledged.length)}, ${lost}`,
      isKept: lost === 0 && acknowledged.length > kills,
    },
  ];
}
