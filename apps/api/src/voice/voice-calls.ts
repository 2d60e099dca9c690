import { callSid as callSidSchema, tokenIdParam, type TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CheckToken } from '../capabilities/check-token.js';
import { AdmitCall } from '../calling-rules/admit-call.js';
import { clientNameOf, isFinal } from '../calls/call-event.js';
import { CallLog } from '../calls/call-log.js';
import { Clients } from '../clients/clients.js';
import { Reachability } from '../clients/reachability.js';
import { Clock } from '../clock.js';
import { Environment } from '../environment.js';
import { TenantStanding } from '../tenants/tenant-standing.js';
import { dialEndedIn, legChangedIn } from './call-events.js';
import { longestCallSeconds, type CallUrls } from './dial.twiml.js';
import { incomingCallTwiml, nobodyAnswersTwiml } from './incoming-call.twiml.js';
import { outgoingCallTwiml } from './outgoing-call.twiml.js';
import { longestPracticeSeconds, practiceTonePath } from './practice-call.js';
import { refuse, routeOutgoingCall, type OutgoingDecision } from './route-outgoing-call.js';
import { hangUp, nothingMore, sayAndHangUp } from './say-and-hang-up.twiml.js';
import type { Webhook } from './verify-webhook.js';
import { field, repeatedReservedField } from './webhook-body.js';

/** A page may have made one up. */
const longestTokenId = 200;

/** What each voice webhook does: decide, write it down, say it in TwiML. */
@Injectable()
export class VoiceCalls {
  constructor(
    private readonly clients: Clients,
    private readonly reachability: Reachability,
    private readonly checkToken: CheckToken,
    private readonly admitCall: AdmitCall,
    private readonly callLog: CallLog,
    private readonly standing: TenantStanding,
    @Inject(Environment) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  async outgoing({ tenantId, connection, form }: Webhook): Promise<string> {
    const callSid = callSidSchema.safeParse(form['CallSid']);
    if (!callSid.success || repeatedReservedField(form)) return sayAndHangUp(refuse('request_ambiguous').sentence);
    const [from, to] = [await this.#presentAddress(tenantId, field(form, 'From')), field(form, 'To')];
    // What is there and empty is no id, and not the same as none.
    const tokenId = form[tokenIdParam] === undefined ? undefined : field(form, tokenIdParam);
    const request = {
      callerName: clientNameOf(from),
      to,
      country: connection.country,
      callerId: connection.callerId,
    };
    const route = (await this.standing.isSuspended(tenantId))
      ? refuse('tenant_suspended')
      : await routeOutgoingCall(
          request,
          (name) => this.clients.find(tenantId, name),
          (caller) => this.checkToken.check(tenantId, caller, tokenId),
        );
    const { decision, timeLimitSeconds } = await this.#admit(tenantId, callSid.data, route);
    const twiml = outgoingCallTwiml(decision, { callSid: callSid.data, timeLimitSeconds }, this.#urls(tenantId));
    await this.callLog.record(tenantId, callSid.data, {
      kind: 'requested',
      at: this.clock.now().toISOString(),
      direction: 'outgoing',
      from,
      to: destinationOf(decision) ?? to,
      rungClientNames: decision.kind === 'dial-client' ? [...decision.clientNames] : [],
      refusal: decision.kind === 'refused' ? { reason: decision.reason, sentence: decision.sentence } : null,
      twiml,
      tokenId: tokenId?.slice(0, longestTokenId),
    });
    return twiml;
  }

  async incoming({ tenantId, form }: Webhook): Promise<string> {
    const callSid = callSidSchema.safeParse(form['CallSid']);
    if (!callSid.success || repeatedReservedField(form)) return sayAndHangUp(refuse('request_ambiguous').sentence);
    const [from, to] = [field(form, 'From'), field(form, 'To')];
    const now = this.clock.now();
    const isSuspended = await this.standing.isSuspended(tenantId);
    const clientNames = isSuspended ? [] : await this.reachability.findFree(tenantId, now);
    const { reason, sentence } = refuse(isSuspended ? 'tenant_suspended' : 'nobody_reachable');
    const call = { callSid: callSid.data, calledNumber: to };
    const twiml = incomingCallTwiml(clientNames, call, this.#urls(tenantId));
    await this.callLog.record(tenantId, callSid.data, {
      kind: 'requested',
      at: now.toISOString(),
      direction: 'incoming',
      from,
      to,
      rungClientNames: clientNames,
      refusal: clientNames.length === 0 ? { reason, sentence } : null,
      twiml,
    });
    return twiml;
  }

  async status({ tenantId, form }: Webhook): Promise<string> {
    const change = repeatedReservedField(form) ? undefined : legChangedIn(form, this.clock.now());
    if (change) {
      const { from, to } = change.event;
      const ends = { from: await this.#presentAddress(tenantId, from), to: await this.#presentAddress(tenantId, to) };
      await this.callLog.record(tenantId, change.callSid, { ...change.event, ...ends });
    }
    return nothingMore();
  }

  /** What comes after the dial. A rep's softphone says itself how a call ended; a caller from outside is told. */
  async dialEnded({ tenantId, form }: Webhook): Promise<string> {
    const callSid = callSidSchema.safeParse(form['CallSid']);
    if (!callSid.success || repeatedReservedField(form)) return hangUp();
    const event = dialEndedIn(form, this.clock.now());
    await this.callLog.record(tenantId, callSid.data, event);
    const wasTaken =
      form['DialBridged'] === 'true' || (form['DialBridged'] === undefined && event.dialStatus === 'completed');
    const callerIsClient = clientNameOf(event.from) !== undefined;
    return wasTaken || callerIsClient || isFinal(event.callStatus) ? hangUp() : nobodyAnswersTwiml();
  }

  /** The company's rules come last, since a call that they let begin takes a place. */
  async #admit(
    tenantId: TenantId,
    callSid: string,
    decision: OutgoingDecision,
  ): Promise<{ decision: OutgoingDecision; timeLimitSeconds: number }> {
    if (decision.kind === 'refused') return { decision, timeLimitSeconds: 0 };
    const admission = await this.admitCall.admit(tenantId, {
      callSid,
      clientId: decision.callerClientId,
      number: decision.kind === 'dial-number' ? decision.number : undefined,
      longestSeconds: decision.kind === 'practice' ? longestPracticeSeconds : longestCallSeconds,
    });
    if (admission.kind === 'refused') return { decision: admission, timeLimitSeconds: 0 };
    return { decision, timeLimitSeconds: admission.seconds };
  }

  /** A client that was renamed may still be signed in under its former name; the log knows it by the present one. */
  async #presentAddress(tenantId: TenantId, address: string): Promise<string> {
    const name = clientNameOf(address);
    const client = name === undefined ? undefined : await this.clients.find(tenantId, name);
    return client ? `client:${client.name}` : address;
  }

  #urls(tenantId: TenantId): CallUrls {
    const base = `${this.environment.publicUrl}/twilio/${tenantId}/voice`;
    const practiceTone = this.environment.publicUrl + practiceTonePath;
    return { status: `${base}/status`, dialEnded: `${base}/dial-ended`, practiceTone };
  }
}

function destinationOf(decision: OutgoingDecision): string | undefined {
  switch (decision.kind) {
    case 'dial-number':
      return decision.number;
    case 'dial-client':
      return `client:${decision.clientNames[0]}`;
    case 'practice':
    case 'refused':
      return undefined;
  }
}
