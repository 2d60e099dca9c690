import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AddressRefused, createGuardedFetch } from './guarded-fetch.js';

let server: Server;
let port: number;
let connections = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2 * 1024 * 1024));
    else response.end('{}');
  });
  server.on('connection', () => connections++);
  server.listen(0);
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause ? causeOf(error.cause) : error);
const outcomeOf = (answer: Promise<unknown>) => answer.then(() => 'let through', causeOf);

const addresses = [
  '127.0.0.1', '127.1', '127.255.255.254', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '0', '0.0.0.0', '10.0.0.1',
  '10.255.255.255', '012.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '3232235521',
  '169.254.0.1', '169.254.169.254', '2852039166', '100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.0.192', '192.0.2.1',
  '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1',
  '255.255.255.255', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:10.0.0.1]',
  '[::ffff:a9fe:a9fe]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]', '[2002:7f00:1::]',
  '[2001:0:0:1::1]', '[2001:db8::1]', '[fc00::1]', '[fd12:3456:789a::1]', '[fd00:ec2::254]', '[fe80::1]', '[febf::1]',
  '[fec0::1]', '[ff02::1]', '[ff0e::1]', '[100::1]', '[2001:10::1]', '[2001:20::1]',
]; // prettier-ignore
const names = ['localhost', 'localhost.', 'LOCALHOST', 'metadata.google.internal', 'internal.example'];

describe('in production', () => {
  const resolve = (_: string, answer: (error: null, found: { address: string; family: number }[]) => void) =>
    answer(null, [{ address: '127.0.0.1', family: 4 }]);
  const guardedFetch = createGuardedFetch({ allowsLoopback: false, resolve });

  test.each([...addresses, ...names].flatMap((host) => [`https://${host}`, `http://${host}`]))(
    '%s is refused, and nothing is connected to',
    async (origin) => {
      const before = connections;
      expect(await outcomeOf(guardedFetch(`${origin}:${port}/`))).toBeInstanceOf(AddressRefused);
      expect(connections).toBe(before);
    },
  );

  test('a name with one private address among public ones is refused', async () => {
    const mixed = createGuardedFetch({
      allowsLoopback: false,
      resolve: (_, answer) =>
        answer(null, [
          { address: '93.184.215.14', family: 4 },
          { address: '10.0.0.1', family: 4 },
        ]),
    });
    expect(await outcomeOf(mixed('https://mixed.example/'))).toBeInstanceOf(AddressRefused);
  });

  test('a name is asked for once, so that it cannot be another the second time', async () => {
    const answers = ['127.0.0.1', '93.184.215.14'];
    let asked = 0;
    const rebinding = createGuardedFetch({
      allowsLoopback: false,
      resolve: (_, answer) => answer(null, [{ address: answers[asked++] ?? '', family: 4 }]),
    });
    expect(await outcomeOf(rebinding('https://rebinding.example/'))).toBeInstanceOf(AddressRefused);
    expect(asked).toBe(1);
  });

  test.each(['http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'data:text/plain,x'])(
    '%s is no https',
    async (url) => {
      expect(await outcomeOf(guardedFetch(url))).toBeInstanceOf(AddressRefused);
    },
  );
});

describe('in development', () => {
  const guardedFetch = createGuardedFetch({ allowsLoopback: true });

  test('this machine may be asked, and no other of its network', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      expect((await guardedFetch(`http://${host}:${port}/`)).status).toBe(200);
    }
    for (const url of ['http://10.0.0.1/', 'https://192.168.0.1/', 'http://169.254.169.254/', 'http://example.com/']) {
      expect([url, await outcomeOf(guardedFetch(url))]).toEqual([url, expect.any(AddressRefused)]);
    }
  });

  test('no redirect is followed, and no answer read without end', async () => {
    expect((await guardedFetch(`http://127.0.0.1:${port}/redirect`)).status).toBe(302);
    const large = await guardedFetch(`http://127.0.0.1:${port}/large`);
    await expect(large.text()).rejects.toThrow();
  });
});
