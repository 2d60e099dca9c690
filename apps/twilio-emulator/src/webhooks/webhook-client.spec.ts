import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import twilio from 'twilio';
import { AccountStore, type Account } from '../accounts/account-store.js';
import { systemClock } from '../clock.js';
import { accountSid, authToken, someAccounts } from '../testing/an-account.js';
import { CookieJar } from './cookie-jar.js';
import { WebhookClient, WebhookFailed, type WebhookRequest } from './webhook-client.js';
import { WebhookLog } from './webhook-log.js';

const limits = { connectMs: 2_000, readMs: 2_000, totalMs: 2_000 };
const servers: Server[] = [];
const log = new WebhookLog();

function theAccount(): Account {
  const account = new AccountStore(someAccounts(), new Date()).find(accountSid);
  if (!account) throw new Error('The test account is missing.');
  return account;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const account = theAccount();
const send = (url: string, wish: Partial<WebhookRequest> = {}, its = limits) =>
  new WebhookClient(systemClock, log, its).send({
    account,
    callSid: 'CA1',
    purpose: 'twiml',
    url,
    method: 'POST',
    parameters: { CallSid: 'CA1', From: 'client:alice' },
    ...wish,
  });

async function failure(sending: Promise<unknown>): Promise<number> {
  try {
    await sending;
  } catch (error) {
    if (error instanceof WebhookFailed) return error.code;
    throw error;
  }
  throw new Error('The webhook did not fail.');
}

describe('a webhook', () => {
  test('carries what Twilio sends: form body, signature, agent, idempotency token', async () => {
    const seen: { headers: Record<string, unknown>; body: string }[] = [];
    const url = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' }).end('<Response/>');
      });
    });
    const answer = await send(`${url}/voice?a=1#rc=2`);
    expect(answer).toMatchObject({ status: 200, contentType: 'text/xml' });
    expect(seen[0]?.body).toBe('CallSid=CA1&From=client%3Aalice');
    expect(seen[0]?.headers).toMatchObject({
      'user-agent': 'TwilioProxy/1.1',
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'i-twilio-idempotency-token': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const signature = String(seen[0]?.headers['x-twilio-signature']);
    const fields = { CallSid: 'CA1', From: 'client:alice' };
    expect(twilio.validateRequest(authToken, signature, `${url}/voice?a=1`, fields)).toBe(true);
  });

  test('by GET carries its fields in the query, and the signature covers the whole URL', async () => {
    const seen: [string, string][] = [];
    const url = await serve((request, response) => {
      seen.push([request.url ?? '', String(request.headers['x-twilio-signature'])]);
      response.end();
    });
    await send(`${url}/voice?a=1`, { method: 'GET' });
    expect(seen[0]?.[0]).toBe('/voice?a=1&CallSid=CA1&From=client%3Aalice');
    expect(twilio.validateRequest(authToken, seen[0]?.[1] ?? '', url + (seen[0]?.[0] ?? ''), {})).toBe(true);
  });

  test('is sent once more, with the same token, when the connection breaks; never a third time', async () => {
    const tokens: unknown[] = [];
    const url = await serve((request) => {
      tokens.push(request.headers['i-twilio-idempotency-token']);
      request.socket.destroy();
    });
    expect(await failure(send(url))).toBe(11205);
    expect(tokens).toHaveLength(2);
    expect(tokens[0]).toBe(tokens[1]);
  });

  test('is not sent again after an error of the application', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests++;
      response.writeHead(503).end();
    });
    expect(await failure(send(url))).toBe(11200);
    expect(requests).toBe(1);
  });

  test('follows 307 with its fields and 302 without, and gives up on a circle', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      if (request.url === '/a') response.writeHead(307, { Location: '/b' }).end();
      else if (request.url === '/b') response.writeHead(302, { Location: '/c' }).end();
      else if (request.url === '/circle') response.writeHead(302, { Location: '/circle' }).end();
      else response.end();
    });
    expect((await send(`${url}/a`)).url).toBe(`${url}/c`);
    expect(seen).toEqual(['POST /a', 'POST /b', 'GET /c']);
    expect(await failure(send(`${url}/circle`))).toBe(11215);
  });

  test('that is sent nowhere, or with a cookie that cannot be sent back, is a failed webhook and nothing worse', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/nowhere') response.writeHead(302, { Location: 'http://' }).end();
      else response.socket?.end('HTTP/1.1 200 OK\r\nSet-Cookie: a=\u0001\r\nContent-Length: 0\r\n\r\n');
    });
    expect(await failure(send(`${url}/nowhere`))).toBe(11200);
    const cookies = new CookieJar();
    cookies.keep(new URL(url), ['a=\u0001']);
    expect(await failure(send(url, { cookies }))).toBe(11200);
  });

  test('takes 64 kB and no more', async () => {
    const url = await serve((request, response) => response.end('x'.repeat(Number(request.url?.slice(1)))));
    expect((await send(`${url}/65536`)).body).toHaveLength(65_536);
    expect(await failure(send(`${url}/65537`))).toBe(11750);
  });

  test('does not wait for an application that never answers', async () => {
    const url = await serve(() => undefined);
    expect(await failure(send(url, {}, { connectMs: 50, readMs: 50, totalMs: 50 }))).toBe(11205);
  });

  test('says that nobody listens', async () => {
    const free = createTcpServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await failure(send(`http://127.0.0.1:${port}/`))).toBe(11205);
  });

  test.each(['', 'voice', 'ftp://example.com/', 'http://'])('does not go to "%s"', async (url) => {
    expect(await failure(send(url))).toBe(11100);
  });

  test('brings back the cookies of its call, to the host that set them', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.cookie);
      response.writeHead(200, { 'Set-Cookie': ['session=1; Path=/', 'b=2'] }).end();
    });
    const cookies = new CookieJar();
    await send(url, { cookies });
    await send(url, { cookies });
    await send(url);
    expect(seen).toEqual([undefined, 'session=1; b=2', undefined]);
  });

  test('stands in the log with its answer', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/xml' }).end('<Response/>'),
    );
    await send(url);
    expect(log.list()[0]).toMatchObject({
      url,
      answer: { status: 200, body: '<Response/>' },
      parameters: { CallSid: 'CA1' },
    });
    expect(JSON.stringify(log.list())).not.toContain(authToken);
  });
});
