/**
 * SQL of the ids of clients that are on a call now; $1 is the tenant, $2 the time. A call whose end was never heard of
 * stops counting after the longest time that such a call can take.
 */
export const busyClients = `
  with busy_names as (
    select name_key from call_clients
    join calls using (tenant_id, call_sid)
    where call_clients.tenant_id = $1 and busy
      and calls.started_at > $2::timestamptz - case status when 'in-progress' then interval '4 hours' else interval '2 minutes' end
  )
  select clients.id from clients join busy_names using (name_key) where clients.tenant_id = $1
  union
  select client_id from client_former_names join busy_names using (name_key) where client_former_names.tenant_id = $1`;
