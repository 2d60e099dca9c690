import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { WebSocketServer, type WebSocket } from 'ws';
import type { EmulatorServices, EmulatorSettings } from './emulator.js';
import { inspectionRoutes } from './inspection/inspection-routes.js';
import { warmUpMedia } from './media/peer-connection-media.js';
import { builtScripts, pageRoutes } from './pages/page-routes.js';
import { restRoutes } from './rest/rest-routes.js';
import { DeviceConnection } from './signalling/device-connection.js';
import { Telephone } from './telephone-network/telephone.js';

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken: stop the program that uses it, or set EMULATOR_PORT to another port.`);
  }
}

export interface RunningServer<Services> {
  readonly url: string;
  readonly port: number;
  readonly services: Services;
  close(): Promise<void>;
}

const largestMessageBytes = 256 * 1024;
const telephonePath = '/phone/socket';

/** One port for everything: HTTP, signalling (/signal) and the telephone page (/phone/socket). */
export async function openServer(
  settings: EmulatorSettings,
  assemble: (log: FastifyBaseLogger) => EmulatorServices,
): Promise<RunningServer<EmulatorServices>> {
  const app = fastify({
    logger: { level: settings.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  const services = assemble(app.log);
  await app.register((scope) => Promise.resolve(inspectionRoutes(scope, services)), { prefix: '/_emulator' });
  await app.register((scope) => pageRoutes(scope, settings.pageScripts ?? builtScripts));
  await app.register((scope) => restRoutes(scope, services), { prefix: '/2010-04-01' });
  const sockets = acceptSockets(app, services);
  const port = await listen(app, settings);
  const second = await listenOnIpv6Too(app, settings.host, port);
  void warmUpMedia();
  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    port,
    services,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      second?.closeAllConnections();
      second?.close();
      await app.close();
    },
  };
}

function acceptSockets(app: FastifyInstance, services: EmulatorServices): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessageBytes });
  const welcome: Record<string, (socket: WebSocket) => unknown> = {
    '/signal': (socket) => new DeviceConnection(socket, services),
    [telephonePath]: (socket) => new Telephone(socket, services),
  };
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const accept = welcome[path];
    if (!accept) return socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    // Softphones come from anywhere and bring a token. The telephone page has none, so only our own page may plug in.
    const { origin, host } = request.headers;
    if (path === telephonePath && origin !== `http://${host}`) {
      return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    }
    sockets.handleUpgrade(request, socket, head, accept);
  });
  return sockets;
}

async function listen(app: FastifyInstance, { host, port }: EmulatorSettings): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (isTaken(error)) throw new PortTaken(port);
    throw error;
  }
  const address = app.server.address() as AddressInfo;
  return address.port;
}

/** `localhost` may mean ::1: a loopback server answers there too, where the machine has IPv6. */
async function listenOnIpv6Too(app: FastifyInstance, host: string, port: number): Promise<Server | undefined> {
  if (host !== '127.0.0.1') return undefined;
  const second = createServer((request, response) => app.server.emit('request', request, response));
  second.on('upgrade', (request, socket, head) => app.server.emit('upgrade', request, socket, head));
  try {
    await new Promise<void>((resolve, reject) => second.once('error', reject).listen(port, '::1', resolve));
    return second;
  } catch (error) {
    if (!isTaken(error)) return undefined;
    await app.close();
    throw new PortTaken(port);
  }
}

function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
}
