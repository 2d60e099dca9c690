import {
  consoleSessionList,
  me,
  signIn,
  type ConsoleSessionList,
  type Me,
  type SignIn as SignInRequest,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CallerAdmin, For, Public, type AdminPrincipal } from '../authentication/principal.js';
import { Environment } from '../environment.js';
import { Operation } from '../http/operation.js';
import { ConsoleSessions } from './console-sessions.js';
import { describeDevice } from './describe-device.js';
import { refuseForeignOrigin } from './own-origin.js';
import { noSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.js';
import { SignIn } from './sign-in.js';

const sessionParams = z.strictObject({ id: z.uuid() });

@Controller('v1/sessions')
@For('supervisor')
export class SessionsController {
  constructor(
    private readonly signIns: SignIn,
    private readonly sessions: ConsoleSessions,
    @Inject(Environment) private readonly environment: Environment,
  ) {}

  @Post()
  @Public()
  @Operation({
    id: 'signIn',
    tag: 'Admins',
    summary: 'Sign in to the console',
    description: 'The session is in the cookie of the answer. The Origin must be the service’s own.',
    answers: { 201: me },
    errors: [
      'auth.sign_in_failed',
      'auth.too_many_tries',
      'auth.tenant_choice_required',
      'auth.demo_admin_refused',
      'auth.origin_refused',
    ],
  })
  async begin(
    @Body({ schema: signIn }) body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    // Who is signed in to a stranger's account without knowing gives the stranger what they type.
    refuseForeignOrigin(request, this.environment);
    const device = describeDevice(request.headers['user-agent']);
    const { token, me } = await this.signIns.signIn(body, { address: request.ip, device });
    // The browser is about to forget its earlier session, which would then be nobody's.
    const earlier = readSessionCookie(request);
    if (earlier !== undefined) await this.sessions.endByToken(earlier);
    reply.header('set-cookie', sessionCookie(token));
    return me;
  }

  @Get()
  @Operation({
    id: 'listSessions',
    tag: 'Admins',
    summary: 'List the sessions of the admin who asks, newest first',
    answers: { 200: consoleSessionList },
    errors: [],
  })
  async list(@CallerAdmin() admin: AdminPrincipal): Promise<ConsoleSessionList> {
    return { data: await this.sessions.list(admin) };
  }

  @Delete('current')
  @HttpCode(204)
  @Operation({
    id: 'signOut',
    tag: 'Admins',
    summary: 'Sign out',
    answers: { 204: undefined },
    errors: ['session.not_found'],
  })
  async end(@CallerAdmin() admin: AdminPrincipal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.revoke(admin, admin.sessionId);
    reply.removeHeader('set-cookie').header('set-cookie', noSessionCookie);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    id: 'revokeSession',
    tag: 'Admins',
    summary: 'End a session of one’s own on another device',
    answers: { 204: undefined },
    errors: ['session.not_found'],
  })
  async revoke(
    @CallerAdmin() admin: AdminPrincipal,
    @Param({ schema: sessionParams }) { id }: z.output<typeof sessionParams>,
  ): Promise<void> {
    await this.sessions.revoke(admin, id);
  }
}
