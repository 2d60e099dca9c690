import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@cordboard/embedded-postgres';
import twilio from 'twilio';
import { expect, test, theRepAt } from './people.js';
import { isAlive, processesOf, servicesOf } from './processes.js';
import { Product } from './product.js';

test.describe('npm start', () => {
  let base: string;
  let home: string;
  let ports: { PORT: string; EMULATOR_PORT: string };
  let product: Product | undefined;

  test.beforeEach(async () => {
    // 0700, as a careful person's folders are: Postgres' own user cannot enter it.
    base = mkdtempSync(join(tmpdir(), 'cordboard-start-'));
    home = join(base, 'home');
    ports = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) };
    product = undefined;
  });
  test.afterEach(async () => {
    await product?.interrupt();
    rmSync(base, { recursive: true, force: true });
  });

  test('says where everything is, and writes it down for programs, for their owner alone', async () => {
    product = await Product.start(home, ports);
    expect(product.output).toContain(`http://localhost:${ports.PORT}/crm/?rep=alice`);
    expect(product.demo).toMatchObject({
      baseUrl: `http://localhost:${ports.PORT}`,
      emulatorUrl: `http://localhost:${ports.EMULATOR_PORT}`,
      tenants: [{ clients: ['alice', 'bob'] }, { clients: ['erin', 'frank'] }],
    });
    expect(statSync(join(home, 'demo.json')).mode & 0o777).toBe(0o600);
  });

  test('ends with Ctrl-C, leaves no process behind, and finds its data again', async () => {
    product = await Product.start(home, ports);
    await register(product, 'gail');
    const processes = processesOf(product);
    expect(processes.length).toBeGreaterThan(4);
    expect(await product.interrupt()).toBe(0);
    expect(processes.filter(isAlive)).toEqual([]);

    product = await Product.start(home, ports);
    expect(await clientNames(product)).toContain('gail');
  });

  test('recovers by itself after it was killed', async () => {
    product = await Product.start(home, ports);
    await register(product, 'gail');
    const services = servicesOf(product);
    expect(services.length).toBeGreaterThan(3);
    product.process.kill('SIGKILL');
    await product.ended();
    // The services see that their parent is gone, and give their ports back.
    await expect.poll(() => services.filter(isAlive)).toEqual([]);

    product = await Product.start(home, ports);
    expect(await clientNames(product)).toContain('gail');
  });

  test('ends the calls that it left behind when it was killed: their reps can be called again', async () => {
    product = await Product.start(home, ports);
    const callSid = await beginCall(product);
    expect(await findCall(product, callSid)).toMatchObject({ endedAt: null });
    product.process.kill('SIGKILL');
    await product.ended();

    product = await Product.start(home, ports);
    expect(await findCall(product, callSid)).toMatchObject({ status: 'canceled', endedAt: expect.any(String) });
  });

  test('Ctrl-C ends the calls in progress, and the call log knows it before everything has stopped', async ({
    aPerson,
  }) => {
    product = await Product.start(home, ports);
    const [{ phoneNumber }] = product.demo.tenants;
    const person = await aPerson({ voiceHertz: 440 });
    const alice = await theRepAt(await person.open(`${product.demo.baseUrl}/crm/?rep=alice`), 440);
    await expect(alice.log).toContainText('Ready. You can be called as alice');
    const { callSid } = await callTheMainLine(product, phoneNumber);
    await expect(alice.status).toContainText('Incoming call');
    expect(await findCall(product, callSid)).toMatchObject({ endedAt: null });
    const pressed = Date.now();
    expect(await product.interrupt()).toBe(0);
    const stopped = Date.now();

    // Without the last run's log nothing is known of calls that it may have lost, and none is ended at the start.
    rmSync(join(home, 'logs'), { recursive: true });
    product = await Product.start(home, ports);
    const call = (await findCall(product, callSid)) as { endedAt: string };
    // Twilio's times are in whole seconds.
    expect(Date.parse(call.endedAt)).toBeGreaterThanOrEqual(pressed - 1_000);
    expect(Date.parse(call.endedAt)).toBeLessThanOrEqual(stopped);
  });

  test('names a taken port in one sentence', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    product = Product.spawn(home, { ...ports, PORT: String(port) });
    expect(await product.ended()).toBe(1);
    holder.close();
    expect(product.output).toContain(
      `Port ${port} is taken by another program. Stop that program, or set PORT to another port.`,
    );
    expect(product.output).not.toMatch(/^\s+at /m);
  });

  test('refuses a second start from the same folder, and leaves the first one alone', async () => {
    product = await Product.start(home, ports);
    const second = Product.spawn(home, {
      PORT: String(await findFreePort()),
      EMULATOR_PORT: String(await findFreePort()),
    });
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain('Cordboard already runs from');
    expect(await clientNames(product)).toContain('alice');
  });

  test('refuses production, where a local Twilio has no place', async () => {
    product = Product.spawn(home, { ...ports, NODE_ENV: 'production' });
    expect(await product.ended()).toBe(1);
    expect(product.output).toContain('NODE_ENV is "production"');
  });

  test('makes the demo tenants anew when demo.json was damaged', async () => {
    product = await Product.start(home, ports);
    await product.interrupt();
    writeFileSync(join(home, 'demo.json'), '{"baseUrl"');
    product = await Product.start(home, ports);
    expect(await clientNames(product)).toEqual(expect.arrayContaining(['alice', 'bob']));
  });
});

/** A customer's call, which waits for a rep to answer. */
async function callTheMainLine(product: Product, phoneNumber: string): Promise<{ callSid: string }> {
  const answer = await fetch(`${product.demo.emulatorUrl}/_emulator/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: '+15005550106', to: phoneNumber }),
  });
  return (await answer.json()) as { callSid: string };
}

/** Alice's call reaches the API, and nothing else is ever heard of it. */
async function beginCall(product: Product): Promise<string> {
  const [{ tenantId, accountSid, authToken }] = product.demo.tenants;
  const url = `${product.demo.baseUrl}/twilio/${tenantId}/voice/outgoing`;
  const token = await ask(product, { method: 'POST', body: JSON.stringify({ clientName: 'alice' }) }, '/v1/tokens');
  const { tokenId } = (await token.json()) as { tokenId: string };
  const fields = {
    // Twilio passes on what the signed token holds.
    CordboardTokenId: tokenId,
    ...{ AccountSid: accountSid, CallSid: `CA${'5'.repeat(32)}`, CallStatus: 'ringing' },
    ...{ From: 'client:alice', To: '+15005550103', Direction: 'inbound' },
  };
  await fetch(url, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': twilio.getExpectedTwilioSignature(authToken, url, fields) },
    body: new URLSearchParams(fields),
  });
  return fields.CallSid;
}

async function findCall(product: Product, callSid: string): Promise<unknown> {
  return (await ask(product, {}, `/v1/calls/${callSid}`)).json();
}

function ask(product: Product, init?: RequestInit, path = '/v1/clients'): Promise<Response> {
  const [{ apiKey }] = product.demo.tenants;
  return fetch(product.demo.baseUrl + path, {
    ...init,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  });
}

async function register(product: Product, name: string): Promise<void> {
  const { status } = await ask(product, { method: 'POST', body: JSON.stringify({ name }) });
  expect(status).toBe(201);
}

async function clientNames(product: Product): Promise<string[]> {
  const { data } = (await (await ask(product)).json()) as { data: { name: string }[] };
  return data.map(({ name }) => name);
}
