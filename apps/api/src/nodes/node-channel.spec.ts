import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { expect, test } from '@jest/globals';
import type { Environment } from '../environment.js';
import { systemClock } from '../clock.js';
import { systemHeartbeat } from '../heartbeat.js';
import { NodeChannel } from './node-channel.js';

test('a connection that cannot be opened is told once, with the setting to look at', async () => {
  const warnings: unknown[][] = [];
  Logger.overrideLogger({ log: () => undefined, error: () => undefined, warn: (...said) => warnings.push(said) });
  let tries = 0;
  const server = createServer((socket) => {
    tries += 1;
    socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const databaseAppDirectUrl = `postgres://app:secret@127.0.0.1:${port}/calls`;
  const channel = new NodeChannel({ databaseAppDirectUrl } as Environment, systemClock, systemHeartbeat);
  // With the third, the second has failed as well.
  while (tries < 3) {
    channel.open();
    await setImmediate();
  }
  await channel.onApplicationShutdown();
  server.close();
  expect(warnings).toHaveLength(1);
  expect(String(warnings[0]?.[1])).toMatch(/^This node cannot hear of the others.*DATABASE_DIRECT_URL/);
  expect(JSON.stringify(warnings)).not.toContain('secret');
});
