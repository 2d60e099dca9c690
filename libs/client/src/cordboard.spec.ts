import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cordboard, CordboardError } from './index.js';

interface Received {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
  body: unknown;
}

describe('the API client', () => {
  let server: Server;
  let cordboard: Cordboard;
  let received: Received[];
  let answer: { status: number; headers?: Record<string, string>; body?: string; breaksOff?: boolean };

  beforeEach(async () => {
    received = [];
    answer = { status: 200, body: '{}' };
    server = createServer((request, response) => {
      void read(request).then((body) => {
        received.push({
          method: request.method,
          url: request.url,
          authorization: request.headers.authorization,
          body: body && JSON.parse(body),
        });
        response.writeHead(answer.status, answer.headers);
        if (answer.breaksOff) response.write(answer.body, () => response.destroy());
        else response.end(answer.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    cordboard = new Cordboard({ baseUrl: baseUrl(), apiKey: 'cb_test_key', timeoutMs: 2000 });
  });
  afterEach(() => new Promise((closed) => server.close(closed)));

  const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test.each([
    [{ baseUrl: 'voice.example.com' }, /^baseUrl has to be/],
    [{ baseUrl: 'localhost:3000' }, /^baseUrl has to be/],
    [{ baseUrl: 'https://example.com/voice' }, /^baseUrl has to be where Cordboard runs, without a path/],
    [{ apiKey: undefined }, /^apiKey has to be .*is the variable set/],
    [{ apiKey: '' }, /^apiKey has to be/],
    [{ apiKey: 'cb_test_key\n' }, /^apiKey has to be/],
    [{ timeoutMs: 0 }, /^timeoutMs has to be/],
  ])('is not made with %j, and says why', (options, sentence) => {
    const made = () => new Cordboard({ baseUrl: 'https://voice.example.com', apiKey: 'cb_test_key', ...options });
    expect(made).toThrow(TypeError);
    expect(made).toThrow(sentence);
  });

  test('asks for exactly what was allowed, however often the token is generated', async () => {
    const capability = cordboard
      .createCapability('alice')
      .allowClientIncoming()
      .allowClientOutgoing('AP1', { crm: '7' });
    await capability.generateToken(600);
    await capability.generateToken();
    const body = { clientName: 'alice', incoming: true, outgoing: { applicationSid: 'AP1', params: { crm: '7' } } };
    expect(received).toEqual([
      {
        method: 'POST',
        url: '/v1/tokens',
        authorization: 'Bearer cb_test_key',
        body: { ...body, lifetimeSeconds: 600 },
      },
      {
        method: 'POST',
        url: '/v1/tokens',
        authorization: 'Bearer cb_test_key',
        body: { ...body, lifetimeSeconds: 3600 },
      },
    ]);
  });

  test('allows nothing that was not asked for', async () => {
    await cordboard.createCapability('bob').allowClientIncoming().generateToken();
    expect(received[0]?.body).toMatchObject({ incoming: true, outgoing: false });
  });

  test('escapes what it puts into a path or a query', async () => {
    await cordboard.getCall('../tokens?x');
    await cordboard.listCalls({ clientName: 'a&limit=9', limit: 5 });
    expect(received.map(({ url }) => url)).toEqual([
      '/v1/calls/..%2Ftokens%3Fx',
      '/v1/calls?clientName=a%26limit%3D9&limit=5',
    ]);
  });

  test('a refusal is thrown with its code, sentence, remedy and fields', async () => {
    answer = {
      status: 409,
      body: JSON.stringify({
        type: 'about:blank',
        title: 'Conflict',
        status: 409,
        detail: 'The client name "bob" is taken.',
        code: 'client.name_taken',
        remedy: 'Choose another name.',
        errors: [{ field: 'name', code: 'invalid', message: 'is taken' }],
      }),
    };
    await expect(cordboard.registerClient({ name: 'bob' })).rejects.toMatchObject({
      name: 'CordboardError',
      message: 'The client name "bob" is taken.',
      code: 'client.name_taken',
      status: 409,
      remedy: 'Choose another name.',
      fieldErrors: [{ field: 'name', code: 'invalid', message: 'is taken' }],
    });
  });

  test("a proxy's page of HTML is an error that says so, not a crash", async () => {
    answer = { status: 502, body: '<html>Bad gateway</html>' };
    const error = await cordboard.listClients().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CordboardError);
    expect(error).toMatchObject({ code: 'unreachable', status: 502 });
  });

  test("a proxy's page that comes with 200 is an error, too", async () => {
    answer = { status: 200, body: '<html>Please sign in to the network</html>' };
    await expect(cordboard.listClients()).rejects.toMatchObject({
      name: 'CordboardError',
      code: 'unreachable',
      status: 200,
    });
  });

  test('an answer that breaks off is one that did not arrive', async () => {
    answer = { status: 200, headers: { 'content-length': '100' }, body: '{"data":', breaksOff: true };
    await expect(cordboard.listClients()).rejects.toMatchObject({
      name: 'CordboardError',
      code: 'unreachable',
      status: 0,
    });
  });

  test('what is removed has no answer', async () => {
    answer = { status: 204 };
    await expect(cordboard.removeClient('c1')).resolves.toBeUndefined();
  });

  test('never follows a redirect with its key', async () => {
    answer = { status: 302, headers: { location: `${baseUrl()}/elsewhere` } };
    await expect(cordboard.getTwilioConfig()).rejects.toMatchObject({ code: 'unreachable' });
    expect(received).toHaveLength(1);
  });

  test('names the address that does not answer', async () => {
    const nobody = new Cordboard({ baseUrl: 'http://127.0.0.1:1', apiKey: 'cb_test_key' });
    await expect(nobody.listCalls()).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Cordboard does not answer at http://127.0.0.1:1.',
    });
  });
});

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
