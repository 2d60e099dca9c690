import { apiKeyScopes } from '@cordboard/contracts';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Company } from './api-in-production.js';

export const clientsPerTenant = 10;
export const callsPerTenant = 10;

/**
 * Tenants by the thousand, written straight into the tables: each with an API key that works, a config record whose
 * secrets nobody can open, clients whose names are claimed for its account, and calls without their events.
 */
export async function addTenants(database: pg.Client, count: number): Promise<Company[]> {
  // In the order of the indexes, which grow several times faster so, and are the same when they have grown.
  const companies = Array.from({ length: count }, aCompany).sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1));
  const tenantIds = companies.map(({ tenantId }) => tenantId);
  await database.query('begin');
  await database.query(
    `insert into tenants (id, name, created_at) select id, 'Tenant ' || id, now() from unnest($1::uuid[]) as tenant (id)`,
    [tenantIds],
  );
  // All fits together already, and is not checked row by row.
  await database.query(`set local session_replication_role = replica`);
  await database.query(
    `insert into api_keys (tenant_id, id, name, key_hash, prefix, last_four, scopes, created_at)
    select id, gen_random_uuid(), 'Benchmark', sha256(convert_to(key, 'UTF8')), 'cb_live', right(key, 4), $3, now()
    from unnest($1::uuid[], $2::text[]) as tenant (id, key)`,
    [tenantIds, companies.map(({ apiKey }) => apiKey), apiKeyScopes],
  );
  await database.query(
    `insert into twilio_configs (tenant_id, account_sid, api_key_sid, api_key_secret_sealed, api_key_secret_last_four,
      api_key_secret_updated_at, auth_token_sealed, auth_token_last_four, auth_token_updated_at, application_sid,
      caller_id, region, updated_at)
    select id, account_sid, 'SK' || md5(account_sid), sha512(id::text::bytea), 'last', now(), sha512(id::text::bytea),
      'last', now(), 'AP' || md5(account_sid), '+14155550100', 'us1', now()
    from unnest($1::uuid[], $2::text[]) as tenant (id, account_sid)`,
    [tenantIds, companies.map(({ accountSid }) => accountSid)],
  );
  await database.query(
    `insert into clients (tenant_id, id, name, name_key, display_name, created_at)
    select id, gen_random_uuid(), 'Rep_' || place, 'rep_' || place, 'Rep ' || place, now()
    from unnest($1::uuid[]) as tenant (id), generate_series(1, $2::int) as place`,
    [tenantIds, clientsPerTenant],
  );
  await database.query(
    `insert into client_name_claims (account_sid, name_key, tenant_id)
    select account_sid, 'rep_' || place, id
    from unnest($1::uuid[], $2::text[]) as tenant (id, account_sid), generate_series(1, $3::int) as place`,
    [tenantIds, companies.map(({ accountSid }) => accountSid), clientsPerTenant],
  );
  await database.query(
    `with made as (
      insert into calls (tenant_id, call_sid, direction, from_address, to_address, client_name, status, started_at,
        answered_at, ended_at, duration_seconds)
      select id, 'CA' || md5(id::text || place), 'outgoing', 'client:Rep_' || place % $3 + 1, '+14155550142',
        'Rep_' || place % $3 + 1, 'completed', at, at + interval '5 s', at + interval '65 s', 60
      from unnest($1::uuid[]) as tenant (id), generate_series(1, $2::int) as place,
        lateral (select now() - random() * interval '90 days' + (place - place) * interval '1 s') as moment (at)
      returning tenant_id, call_sid, client_name, started_at
    )
    insert into call_clients (tenant_id, call_sid, name_key, started_at, busy)
    select tenant_id, call_sid, lower(client_name), started_at, false from made`,
    [tenantIds, callsPerTenant, clientsPerTenant],
  );
  await database.query('commit');
  // What a server that has been up for a while would have done.
  await database.query('vacuum analyze');
  return companies;
}

function aCompany(): Company {
  const tenantId = randomUUID();
  const digits = tenantId.replaceAll('-', '');
  const body = `cb_live_${digits}_${randomBytes(16).toString('hex')}`;
  const checksum = createHash('sha256').update(body).digest('hex').slice(0, 8);
  return { tenantId, apiKey: `${body}_${checksum}`, accountSid: `AC${digits}`, authToken: digits };
}

/** Gives tenants secrets that can be opened, as their admins would. */
export async function connectTenants(
  database: pg.Client,
  companies: readonly Company[],
  put: (company: Company, path: string, body: object) => Promise<unknown>,
): Promise<void> {
  const tenantIds = companies.map(({ tenantId }) => tenantId);
  await database.query('delete from twilio_configs where tenant_id = any($1::uuid[])', [tenantIds]);
  const sid = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;
  await eachOf(companies, (company) =>
    put(company, '/v1/twilio-config', {
      ...{ accountSid: company.accountSid, authToken: company.authToken, callerId: '+14155550100' },
      ...{ apiKeySid: sid('SK'), apiKeySecret: randomBytes(16).toString('hex'), applicationSid: sid('AP') },
    }),
  );
}

export const atOnce = 16;

/** Several at a time. */
export async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
