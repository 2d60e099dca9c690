import {
  acceptedOperatorLink,
  acceptInvitation,
  answerChallenge,
  operatorMe,
  signInAsOperator,
  signInChallenge,
  type AcceptedOperatorLink,
  type AcceptInvitation,
  type AnswerChallenge,
  type OperatorMe,
  type SignInAsOperator,
  type SignInChallenge,
} from '@cordboard/contracts';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerOperator, For, Public, type OperatorPrincipal } from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { SessionOpening } from '../sign-in/session-opening.js';
import { SignInSteps } from '../sign-in/sign-in-steps.js';
import { OperatorSignIn } from './operator-sign-in.js';

@Controller('v1/operator')
export class OperatorSessionsController {
  constructor(
    private readonly signIns: OperatorSignIn,
    private readonly steps: SignInSteps,
    private readonly opening: SessionOpening,
  ) {}

  @Post('sessions')
  @Public()
  @Operation({
    id: 'signInAsOperator',
    tag: 'Operators',
    summary: 'Sign in as somebody who runs Cordboard for many tenants',
    description: 'As for an admin: a session in the cookie, or a challenge to be answered with a code.',
    answers: { 201: operatorMe, 202: signInChallenge },
    errors: ['auth.sign_in_failed', 'auth.too_many_tries', 'auth.origin_refused'],
  })
  async begin(
    @Body({ schema: signInAsOperator }) body: SignInAsOperator,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperatorMe | SignInChallenge> {
    const step = await this.signIns.signIn(body, this.opening.originOf(request));
    if (step.kind === 'code-asked') return this.opening.ask(reply, step);
    await this.opening.open(request, reply, step.token);
    return this.signIns.whoIs(step.account, step.expiresAt);
  }

  @Post('sessions/second-factor')
  @Public()
  @Operation({
    id: 'answerOperatorChallenge',
    tag: 'Operators',
    summary: 'Answer an operator’s sign-in challenge with a code',
    answers: { 201: operatorMe },
    errors: ['auth.code_invalid', 'auth.challenge_invalid', 'auth.too_many_tries', 'auth.origin_refused'],
  })
  async answer(
    @Body({ schema: answerChallenge }) body: AnswerChallenge,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperatorMe> {
    const { account, token, expiresAt } = await this.steps.afterCode(body, 'operator', this.opening.originOf(request));
    await this.opening.open(request, reply, token);
    return this.signIns.whoIs(account, expiresAt);
  }

  @Post('accept')
  @Public()
  @Operation({
    id: 'acceptOperatorLink',
    tag: 'Operators',
    summary: 'Choose an operator’s password, by the link that the command made',
    answers: { 201: acceptedOperatorLink },
    errors: ['operator_link.invalid'],
  })
  accept(@Body({ schema: acceptInvitation }) body: AcceptInvitation): Promise<AcceptedOperatorLink> {
    return this.signIns.accept(body);
  }

  @Get('me')
  @For('operator')
  @Operation({
    id: 'getOperatorMe',
    tag: 'Operators',
    summary: 'Which operator is signed in',
    answers: { 200: operatorMe },
    errors: [],
  })
  me(@CallerOperator() operator: OperatorPrincipal): Promise<OperatorMe> {
    return this.signIns.whoIs(operator, operator.sessionExpiresAt);
  }
}
