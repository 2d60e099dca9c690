import { join } from 'node:path';
import { startEmbeddedPostgres } from '@cordboard/embedded-postgres';
import pg from 'pg';
import { range, tell } from './figure.js';
import { readOperator } from './operator-command.js';
import { test } from './people.js';
import { runningHome } from './product.js';

const transactions = 500;
const entriesOfEach = 200;
const rounds = 20;

test('an audit log of a hundred thousand entries', async ({ demo }) => {
  const [{ tenantId, apiKey }] = demo.tenants;
  await fill(tenantId);
  const lists = {
    'the newest': '',
    'of one admin': 'actor=00000000-0000-7000-8000-000000000007',
    'of nobody there is': 'actor=nobody',
    'of a kind that is rare': 'action=tenant.created',
    'of a day long ago': 'to=2020-01-01T00:00:00Z',
  };
  for (const [what, query] of Object.entries(lists)) {
    const took: number[] = [];
    for (let n = 0; n < rounds; n++) {
      const asked = performance.now();
      const headers = { authorization: `Bearer ${apiKey}` };
      const answer = await fetch(`${demo.baseUrl}/v1/audit-log?${query}`, { headers });
      await answer.text();
      if (!answer.ok) throw new Error(`The audit log was answered with ${answer.status}.`);
      took.push(performance.now() - asked);
    }
    tell(`entries ${what}, 50 of 100,000, median and maximum of ${rounds}`, range(took));
  }
  const begun = performance.now();
  const verdict = await readOperator('verify-audit', '--tenant', tenantId);
  tell(`operator verify-audit, "${verdict.split('\n')[0]}"`, `${((performance.now() - begun) / 1000).toFixed(1)} s`);
});

/** Through the trigger that makes the chain, in many transactions: in one alone the head would gather dead versions. */
async function fill(tenantId: string): Promise<void> {
  const { url } = await startEmbeddedPostgres({ directory: join(runningHome(), 'postgres') });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const begun = performance.now();
  for (let n = 0; n < transactions; n++) {
    await client.query(
      `insert into audit_entries (tenant_id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id,
        target_name, address, device, before, after)
      select $1, now(), 'admin', '00000000-0000-7000-8000-' || lpad((n % 20)::text, 12, '0'), 'ann@example.com',
        'client.changed', 'client', gen_random_uuid()::text, 'rep_' || n, '203.0.113.9', 'Firefox on Linux',
        '{"displayName":"Erin"}', '{"displayName":"Erin Moreau"}' from generate_series(1, $2::int) n`,
      [tenantId, entriesOfEach],
    );
  }
  const each = ((performance.now() - begun) * 1000) / (transactions * entriesOfEach);
  tell('an entry appended, its hash and the head included', `${each.toFixed(0)} µs`);
  await client.query('vacuum analyze audit_entries');
  await client.end();
}
