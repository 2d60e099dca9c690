import {
  answerChallenge,
  consoleSessionList,
  me,
  signIn,
  signInChallenge,
  type AnswerChallenge,
  type ConsoleSessionList,
  type Me,
  type SignIn as SignInRequest,
  type SignInChallenge,
} from '@cordboard/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  BeforeSecondFactor,
  CallerSignedIn,
  For,
  Public,
  type SignedInPrincipal,
} from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { ConsoleSessions } from './console-sessions.js';
import { noSessionCookie } from './session-cookie.js';
import { SessionOpening } from './session-opening.js';
import { SignIn } from './sign-in.js';
import { SignInSteps } from './sign-in-steps.js';
import { WhoAmI } from './who-am-i.js';

const sessionParams = z.strictObject({ id: z.uuid() });

@Controller('v1/sessions')
@For('supervisor', 'operator')
@BeforeSecondFactor()
export class SessionsController {
  constructor(
    private readonly signIns: SignIn,
    private readonly steps: SignInSteps,
    private readonly opening: SessionOpening,
    private readonly whoAmI: WhoAmI,
    private readonly sessions: ConsoleSessions,
  ) {}

  @Post()
  @Public()
  @Operation({
    id: 'signIn',
    tag: 'Sign-in',
    summary: 'Sign in to the console',
    description:
      'The session is in the cookie of the answer. Who has a second factor is given a challenge instead, to be answered ' +
      'with a code. The Origin must be the service’s own.',
    answers: { 201: me, 202: signInChallenge },
    errors: [
      'auth.sign_in_failed',
      'auth.too_many_tries',
      'auth.tenant_choice_required',
      'auth.demo_admin_refused',
      'auth.provider_required',
      'auth.origin_refused',
      'tenant.suspended',
    ],
  })
  async begin(
    @Body({ schema: signIn }) body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me | SignInChallenge> {
    const step = await this.signIns.signIn(body, this.opening.originOf(request));
    if (step.kind === 'code-asked') return this.opening.ask(reply, step);
    await this.opening.open(request, reply, step.token);
    return this.#me(step.account, step.expiresAt);
  }

  @Post('second-factor')
  @Public()
  @Operation({
    id: 'answerSignInChallenge',
    tag: 'Sign-in',
    summary: 'Answer a sign-in’s challenge with a code',
    answers: { 201: me },
    errors: ['auth.code_invalid', 'auth.challenge_invalid', 'auth.too_many_tries', 'auth.origin_refused'],
  })
  async answer(
    @Body({ schema: answerChallenge }) body: AnswerChallenge,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const { account, token, expiresAt } = await this.steps.afterCode(body, 'admin', this.opening.originOf(request));
    await this.opening.open(request, reply, token);
    return this.#me(account, expiresAt);
  }

  @Get()
  @Operation({
    id: 'listSessions',
    tag: 'Account',
    summary: 'List the sessions of whoever asks, newest first',
    answers: { 200: consoleSessionList },
    errors: [],
  })
  async list(@CallerSignedIn() whose: SignedInPrincipal): Promise<ConsoleSessionList> {
    return { data: await this.sessions.list(whose) };
  }

  @Delete('current')
  @HttpCode(204)
  @Operation({
    id: 'signOut',
    tag: 'Sign-in',
    summary: 'Sign out',
    answers: { 204: undefined },
    errors: ['session.not_found'],
  })
  async end(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.revoke(whose, whose.sessionId);
    reply.removeHeader('set-cookie').header('set-cookie', noSessionCookie);
  }

  @Delete(':id')
  @HttpCode(204)
  @Operation({
    id: 'revokeSession',
    tag: 'Account',
    summary: 'End a session of one’s own on another device',
    answers: { 204: undefined },
    errors: ['session.not_found'],
  })
  async revoke(
    @CallerSignedIn() whose: SignedInPrincipal,
    @Param({ schema: sessionParams }) { id }: z.output<typeof sessionParams>,
  ): Promise<void> {
    await this.sessions.revoke(whose, id);
  }

  #me(account: Parameters<WhoAmI['tell']>[0] | { kind: 'operator' }, expiresAt: Date): Promise<Me> {
    if (account.kind !== 'admin') throw new Error('An operator has signed in as an admin');
    return this.whoAmI.tell(account, { sessionExpiresAt: expiresAt });
  }
}
