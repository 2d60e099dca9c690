import type { SignInChallenge } from '@cordboard/contracts';
import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../environment.js';
import { ConsoleSessions } from './console-sessions.js';
import { describeDevice } from './describe-device.js';
import { refuseForeignOrigin } from './own-origin.js';
import { readSessionCookie, sessionCookie } from './session-cookie.js';
import type { Origin } from './sign-in-steps.js';

/** What each way to sign in does with the browser. */
@Injectable()
export class SessionOpening {
  constructor(
    private readonly sessions: ConsoleSessions,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  /**
   * Who is signed in to a stranger's account without knowing gives the stranger what they type.
   *
   * @throws OriginRefused
   */
  originOf(request: FastifyRequest): Origin {
    refuseForeignOrigin(request, this.environment);
    return this.deviceOf(request);
  }

  deviceOf({ ip, headers }: FastifyRequest): Origin {
    return { address: ip, device: describeDevice(headers['user-agent']) };
  }

  ask(reply: FastifyReply, { challenge, expiresAt }: { challenge: string; expiresAt: Date }): SignInChallenge {
    reply.status(HttpStatus.ACCEPTED);
    return { challenge, expiresAt: expiresAt.toISOString() };
  }

  /** The browser is about to forget its earlier session, which would then be nobody's. */
  async open(request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> {
    const earlier = readSessionCookie(request);
    if (earlier !== undefined) await this.sessions.endByToken(earlier);
    reply.header('set-cookie', sessionCookie(token));
  }
}
