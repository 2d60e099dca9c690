import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Node asks the system for a caller's address when it is first wanted, and remembers it. Whoever has hung up by then has
 * none, and would be counted and written down as nobody; so it is asked for when they come.
 */
export function keepAddresses(fastify: FastifyInstance): void {
  fastify.server.on('connection', (socket: Socket) => {
    if (socket.remoteAddress === undefined) socket.destroy();
  });
}
