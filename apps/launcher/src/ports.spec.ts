import { expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { findFreePort } from '@cordboard/embedded-postgres';
import { checkPortIsFree } from './ports.js';

test('a taken port is one sentence that names the port and the setting', async () => {
  const port = await findFreePort();
  const holder = createServer();
  await new Promise<void>((listening) => holder.listen(port, '127.0.0.1', listening));
  const told = `Port ${port} is taken by another program. Stop that program, or set PORT to another port.`;
  await expect(checkPortIsFree(port, 'PORT')).rejects.toThrow(told);
  await new Promise((closed) => holder.close(closed));
  await expect(checkPortIsFree(port, 'PORT')).resolves.toBeUndefined();
});

test('a port whose listener is going is waited for', async () => {
  const port = await findFreePort();
  const holder = createServer();
  await new Promise<void>((listening) => holder.listen(port, '127.0.0.1', listening));
  const checked = checkPortIsFree(port, 'PORT', 20);
  // By then it has looked once, in vain.
  await new Promise<void>((tried) =>
    createServer()
      .once('error', () => tried())
      .listen({ port, exclusive: true }),
  );
  await new Promise((closed) => holder.close(closed));
  await expect(checked).resolves.toBeUndefined();
});
