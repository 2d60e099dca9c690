import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './people.js';
import { askApi, type Demo } from './product.js';

/** The least of a CRM page: a frame whose address is its query. On a port, and so an origin, of its own. */
async function serveCrmPage(): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const launchUrl = decodeURIComponent(request.url?.split('?')[1] ?? '');
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><iframe src="${launchUrl}" allow="microphone" width="320" height="580"></iframe>`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}

async function launchFor(demo: Demo, origin: string): Promise<string> {
  const body = JSON.stringify({ clientName: 'alice', origin });
  const { url } = await askApi<{ url: string }>(demo.tenants[0], '/v1/embed-sessions', { method: 'POST', body });
  return url;
}

test.describe('the softphone in a frame', () => {
  let server: Server;
  let origin: string;
  test.beforeEach(async () => ({ server, origin } = await serveCrmPage()));
  test.afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('gets ready in a page of the origin that it was launched for', async ({ aPerson, demo }) => {
    const person = await aPerson({ voiceHertz: 440 });
    const page = await person.open(`${origin}/?${encodeURIComponent(await launchFor(demo, origin))}`);
    await expect(page.frameLocator('iframe').getByRole('log')).toContainText('Ready. You can be called as alice');
  });

  for (const stranger of ['https://crm.example.com', 'http://localhost:1', 'http://127.0.0.1:3000']) {
    test(`is not shown to a page when it was launched for ${stranger}`, async ({ aPerson, demo }) => {
      const person = await aPerson({ voiceHertz: 440 });
      const page = await person.open(`${origin}/?${encodeURIComponent(await launchFor(demo, stranger))}`);
      await expect(page.frameLocator('iframe').locator('body')).toContainText('refused to connect');
    });
  }
});

test('the demo CRM leads from another name of its host to the one where its softphone works', async ({
  aPerson,
  demo,
}) => {
  const person = await aPerson({ voiceHertz: 440 });
  const page = await person.open(`${demo.baseUrl.replace('localhost', '127.0.0.1')}/crm/?rep=bob`);
  await expect(page).toHaveURL(`${demo.baseUrl}/crm/?rep=bob`);
  const softphone = page.frameLocator('iframe[title="Cordboard softphone"]');
  await expect(softphone.getByRole('log')).toContainText('Ready. You can be called as bob');
});
