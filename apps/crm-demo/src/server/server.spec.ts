import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from './server.js';

describe("the demo CRM's server", () => {
  let folder: string;
  let cordboard: Server;
  let asked: { url: string | undefined; authorization: string | undefined; body: string }[];
  let app: FastifyInstance;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cordboard-crm-'));
    mkdirSync(join(folder, 'page'));
    const tenants = [
      { name: 'Larkmoor Freight', apiKey: 'cb_larkmoor', clients: ['alice', 'bob'] },
      { name: 'Fernwick Dental', apiKey: 'cb_fernwick', clients: ['erin'] },
    ];
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ tenants }));
    asked = [];
    cordboard = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        asked.push({ url: request.url, authorization: request.headers.authorization, body });
        const client = { id: '1', name: 'alice', displayName: 'Alice Moreau', createdAt: '2026-01-01T00:00:00Z' };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data: [client], nextCursor: null, url: 'https://voice.example/softphone/' }));
      });
    });
    await new Promise<void>((listening) => cordboard.listen(0, '127.0.0.1', listening));
    app = await buildServer({
      cordboardUrl: `http://127.0.0.1:${(cordboard.address() as AddressInfo).port}`,
      publicUrl: 'http://localhost:3000/',
      demoFile: join(folder, 'demo.json'),
      pages: join(folder, 'page'),
    });
  });
  afterEach(async () => {
    await app.close();
    await new Promise((closed) => cordboard.close(closed));
    rmSync(folder, { recursive: true, force: true });
  });

  test("asks for a launch URL with the key of the rep's own company and this page's origin", async () => {
    await app.inject({ method: 'POST', url: '/crm/launch?rep=erin' });
    expect(asked).toEqual([
      {
        url: '/v1/embed-sessions',
        authorization: 'Bearer cb_fernwick',
        body: '{"clientName":"erin","origin":"http://localhost:3000"}',
      },
    ]);
  });

  test('never hands an API key to the page', async () => {
    for (const url of ['/crm/workspace?rep=alice', '/crm/calls?rep=alice', '/crm/workspace?rep=mallory']) {
      expect((await app.inject(url)).body).not.toContain('cb_');
    }
  });

  test('lets its page frame Cordboard and nothing else', async () => {
    const { headers } = await app.inject('/crm/workspace?rep=alice');
    expect(headers['content-security-policy']).toContain('frame-src http://localhost:3000');
  });

  test('leads from /crm to its page, and tells the page where it is at home', async () => {
    const { statusCode, headers } = await app.inject('/crm?rep=alice');
    expect([statusCode, headers.location]).toEqual([302, '/crm/?rep=alice']);
    expect((await app.inject('/crm/workspace?rep=alice')).json()).toMatchObject({ origin: 'http://localhost:3000' });
  });

  test('tells an unknown rep whom it knows', async () => {
    const { statusCode, body } = await app.inject('/crm/workspace?rep=mallory');
    expect(statusCode).toBe(404);
    expect(body).toContain('alice, bob, erin');
  });

  test('says that Cordboard is out of reach when it is', async () => {
    cordboard.closeAllConnections();
    await new Promise((closed) => cordboard.close(closed));
    const { statusCode, body } = await app.inject('/crm/calls?rep=alice');
    expect(statusCode).toBe(502);
    expect(body).toContain('Cordboard does not answer at');
  });
});
