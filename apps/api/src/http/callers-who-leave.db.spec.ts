import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AuditPage } from '@cordboard/contracts';
import { DatabaseLine } from '../testing/database-line.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';

const line = new DatabaseLine();
let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start({}, (url) => line.lead(url));
  tenant = await api.createTenant();
  await api.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await api.stop();
  line.close();
});

test('what somebody asked for who has hung up since is done, and written down with their address', async () => {
  const server = api.app.getHttpServer();
  // So long that they are gone before anybody knows whose key it is.
  line.slow(200);
  const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const body = '{"name":"gail"}';
  const comes = once(server, 'connection');
  const asks = once(server, 'request');
  caller.write(
    `POST /v1/clients HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${tenant.apiKey}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const [socket] = (await comes) as [Socket];
  await asks;
  // Not by once(), which the reset would make fail.
  const left = new Promise((resolve) => socket.once('close', resolve));
  caller.resetAndDestroy();
  await left;
  line.slow(0);

  let entries: AuditPage['data'] = [];
  while (!entries.some(({ action }) => action === 'client.registered')) {
    entries = (await api.call<AuditPage>(tenant, 'GET', '/v1/audit-log')).body.data;
  }
  expect(entries[0]).toMatchObject({ action: 'client.registered', origin: { address: '127.0.0.1' } });
});
