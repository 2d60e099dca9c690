import pg from 'pg';
import { startEmbeddedPostgres } from '@cordboard/embedded-postgres';
import { join } from 'node:path';
import { range, tell } from './figure.js';
import { test } from './people.js';
import { runningHome } from './product.js';

const calls = 1_000_000;
const rounds = 20;

test('the call log of a company with a million calls', async ({ demo }) => {
  const [{ tenantId, apiKey }] = demo.tenants;
  await fill(tenantId);
  const lists = {
    'the newest': '',
    'of one rep': 'clientName=rep_7',
    'that were busy': 'status=busy',
    'with a number': 'q=%2B1415555012',
    'the longest': 'order=longest',
    'of a week a year ago': 'startedAfter=2025-03-01T00:00:00Z&startedBefore=2025-03-08T00:00:00Z',
  };
  for (const [what, query] of Object.entries(lists)) {
    tell(`calls ${what}, 50 of a million, median and maximum of ${rounds}`, await time(`/v1/calls?${query}`));
  }
  tell(`the figures of a day, likewise`, await time('/v1/overview?day=2025-06-02&timeZone=Europe/Berlin'));
  tell(`the figures of 92 days, likewise`, await time('/v1/overview/days?from=2025-03-01&to=2025-05-31'));
  const begun = performance.now();
  const download = await fetch(`${demo.baseUrl}/v1/calls/export`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { byteLength } = await download.arrayBuffer();
  const seconds = (performance.now() - begun) / 1000;
  tell('all of them as CSV', `${seconds.toFixed(0)} s, ${(byteLength / 1e6).toFixed(0)} MB`);

  async function time(path: string): Promise<string> {
    const took: number[] = [];
    for (let n = 0; n < rounds; n++) {
      const asked = performance.now();
      const answer = await fetch(demo.baseUrl + path, { headers: { authorization: `Bearer ${apiKey}` } });
      await answer.text();
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
      took.push(performance.now() - asked);
    }
    return range(took);
  }
});

/** Two years of calls of a hundred reps, as the webhooks would have written them. */
async function fill(tenantId: string): Promise<void> {
  const home = runningHome();
  // It runs already: this finds it and its password.
  const { url } = await startEmbeddedPostgres({ directory: join(home, 'postgres') });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into calls (tenant_id, call_sid, direction, from_address, to_address, client_name, status, started_at,
      answered_at, ended_at, duration_seconds)
    select $1, 'CA' || lpad(to_hex(n), 32, '0'), case n % 3 when 0 then 'incoming' else 'outgoing' end,
      '+1' || (4155550000 + n % 9999), '+1' || (2125550000 + n % 7919), 'rep_' || n % 100,
      (array['completed', 'completed', 'completed', 'busy', 'no-answer', 'canceled'])[1 + n % 6], began,
      case when n % 6 < 3 then began + interval '8 seconds' end, began + interval '2 minutes',
      case when n % 6 < 3 then n % 3600 else 0 end
    from (select n, '2024-03-01'::timestamptz + n * interval '63 seconds' as began
      from generate_series(1, $2::int) n) made`,
    [tenantId, calls],
  );
  await client.query(
    `insert into call_clients (tenant_id, call_sid, name_key, started_at, busy)
    select tenant_id, call_sid, client_name, started_at, false from calls where tenant_id = $1 and client_name like 'rep\\_%'`,
    [tenantId],
  );
  await client.query('vacuum analyze calls, call_clients');
  await client.end();
}
