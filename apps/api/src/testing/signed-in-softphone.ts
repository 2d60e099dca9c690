import type { ClientDetails, ClientPage, EmbedSession, SoftphoneSession } from '@cordboard/contracts';
import type { TestApi, TestTenant } from './test-api.js';

/** Launches and redeems as a CRM and its page do; `apiKey` is the session's token, to be used as credentials. */
export async function signInSoftphone(api: TestApi, tenant: TestTenant, clientName: string) {
  const origin = 'https://crm.example.com';
  const launch = await api.call<EmbedSession>(tenant, 'POST', '/v1/embed-sessions', { clientName, origin });
  const redeemed = await api.inject<SoftphoneSession>({
    method: 'POST',
    url: '/v1/embed-sessions/redeem',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    payload: { ticket: new URL(launch.body.url).hash.slice(1) },
  });
  const clients = await api.call<ClientPage>(tenant, 'GET', `/v1/clients?q=${clientName}`);
  const client = clients.body.data.find(({ name }) => name === clientName);
  const { body } = await api.call<ClientDetails>(tenant, 'GET', `/v1/clients/${client?.id}`);
  return { apiKey: redeemed.body.sessionToken, clientId: body.id, deviceId: body.devices[0]?.id ?? '' };
}
