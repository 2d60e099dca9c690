import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from './environment.js';
import { buildServer } from './server.js';

const { port, ...environment } = readEnvironment();
const app = await buildServer({ ...environment, pages: fileURLToPath(new URL('../page', import.meta.url)) });
await app.listen({ port, host: '127.0.0.1' });

const stop = () => void app.close().then(() => process.exit(0));
// The channel closes when the parent ends, however it ended.
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(event, stop);
process.send?.({ type: 'listening', port: (app.server.address() as AddressInfo).port });
