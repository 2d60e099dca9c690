import type { ServerResponse } from 'node:http';
import { Controller, Get, Req, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Background, CallerAdmin, For, type AdminPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { ConsoleSessions } from '../sign-in/console-sessions.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { LiveUpdates } from './live-updates.js';

/** Shorter than the minute after which proxies take a silent connection for dead. */
const heartbeatMilliseconds = 25_000;
const mostWaitingBytes = 64 * 1024;

@Controller('v1/live')
export class LiveController implements BeforeApplicationShutdown {
  readonly #streams = new Set<ServerResponse>();

  constructor(
    private readonly liveUpdates: LiveUpdates,
    private readonly sessions: ConsoleSessions,
    private readonly standing: TenantStanding,
  ) {}

  /** The server waits for its requests to end, and these never do by themselves. */
  beforeApplicationShutdown(): void {
    for (const stream of this.#streams) stream.end();
  }

  @Get()
  @For('supervisor')
  @Background()
  @Operation({
    id: 'followLiveUpdates',
    tag: 'Live updates',
    summary: 'Hear what has changed, as server-sent events',
    description:
      'Events: `changed` with {topics}, `resync` when some may have been missed, `still-here`, and `session-ended` as the last one.',
    answers: { 200: 'text/event-stream' },
    errors: [],
  })
  async follow(
    @CallerAdmin() admin: AdminPrincipal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) stream.setHeader(name, value);
    reply.hijack();
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Kept alive, the connection would outlast its stream, and with it the server that stops.
      connection: 'close',
      // nginx would keep the events until it has a buffer full.
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 2000\n\n');
    const tell = (event: string, data: object = {}) => {
      if (stream.writableEnded) return;
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      // Whoever does not read comes back later, and reads everything anew.
      if (stream.writableLength > mostWaitingBytes) stream.destroy();
    };
    const endWithSession = async () => {
      // A database that is away says nothing about the session.
      if (await this.#mayGoOn(admin).catch(() => true)) return;
      tell('session-ended');
      stream.end();
    };
    const unsubscribe = this.liveUpdates.subscribe(admin.tenantId, (topics) => {
      if (!topics) return tell('resync');
      if (topics.includes('admins')) void endWithSession();
      return tell('changed', { topics });
    });
    const heartbeat = setInterval(() => {
      tell('still-here');
      void endWithSession();
    }, heartbeatMilliseconds);
    this.#streams.add(stream);
    stream.once('close', () => {
      this.#streams.delete(stream);
      clearInterval(heartbeat);
      unsubscribe();
    });
    if (request.raw.destroyed) stream.destroy();
  }

  async #mayGoOn(admin: AdminPrincipal): Promise<boolean> {
    return (await this.sessions.isLive(admin)) && !(await this.standing.isSuspended(admin.tenantId));
  }
}
