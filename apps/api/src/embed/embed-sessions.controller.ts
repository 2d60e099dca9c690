import {
  createEmbedSession,
  createPracticeSession,
  currentEmbedSession,
  embedSession,
  redeemLaunchTicket,
  softphoneSession,
  type CreateEmbedSession,
  type CreatePracticeSession,
  type CurrentEmbedSession,
  type EmbedSession,
  type RedeemLaunchTicket,
  type SoftphoneSession,
} from '@cordboard/contracts';
import { Body, Controller, Get, Header, Headers, HttpCode, Post } from '@nestjs/common';
import {
  Caller,
  CallerSession,
  For,
  Public,
  Scope,
  type Principal,
  type SessionPrincipal,
} from '../authentication/principal.js';
import { Operation } from '../http/operation.js';
import { EmbedSessions } from './embed-sessions.js';

@Controller('v1/embed-sessions')
export class EmbedSessionsController {
  constructor(private readonly embedSessions: EmbedSessions) {}

  @Post()
  @Scope('tokens:write')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'createEmbedSession',
    tag: 'Embed',
    summary: 'Launch the softphone in a CRM page',
    description: 'The URL is for an iframe. Its fragment holds a ticket that works once, within a minute.',
    answers: { 201: embedSession },
    errors: [
      'client.not_registered',
      'client.name_taken',
      'client.name_reserved',
      'client.suspended',
      'embed_session.origin_not_allowed',
    ],
  })
  create(
    @Caller() { tenantId }: Principal,
    @Body({ schema: createEmbedSession }) body: CreateEmbedSession,
  ): Promise<EmbedSession> {
    return this.embedSessions.create(tenantId, body);
  }

  @Post('practice')
  @For('admin')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'createPracticeSession',
    tag: 'Embed',
    summary: 'Launch the softphone in the console’s own page',
    description: 'For an admin who tries it out as this client.',
    answers: { 201: embedSession },
    errors: ['client.not_registered', 'client.name_taken', 'client.name_reserved'],
  })
  practise(
    @Caller() { tenantId }: Principal,
    @Body({ schema: createPracticeSession }) { clientName }: CreatePracticeSession,
  ): Promise<EmbedSession> {
    return this.embedSessions.createPractice(tenantId, clientName);
  }

  @Post('redeem')
  @Public()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'redeemLaunchTicket',
    tag: 'Embed',
    summary: 'Exchange a launch ticket for a softphone session',
    answers: { 200: softphoneSession },
    errors: ['embed_session.ticket_invalid'],
  })
  redeem(
    @Body({ schema: redeemLaunchTicket }) { ticket }: RedeemLaunchTicket,
    @Headers('user-agent') userAgent: string | undefined,
  ): Promise<SoftphoneSession> {
    return this.embedSessions.redeem(ticket, userAgent);
  }

  @Get('current')
  @For('session')
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'getCurrentEmbedSession',
    tag: 'Embed',
    summary: 'Ask whether this softphone may go on',
    description: 'A softphone asks now and then, so that it notices what was decided about its client meanwhile.',
    answers: { 200: currentEmbedSession },
    errors: ['client.suspended', 'client.not_registered'],
  })
  current(@CallerSession() session: SessionPrincipal): Promise<CurrentEmbedSession> {
    return this.embedSessions.current(session);
  }
}
