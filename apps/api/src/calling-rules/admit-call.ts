import type { ClientId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { limitsOf } from './calling-limits.js';
import { countAlone, letBegin, settle } from './calling-ledger.js';
import { decideAdmission } from './decide-admission.js';
import { judgeDestination } from './judge-destination.js';
import { readRules, type RulesInForce } from './read-rules.js';
import { refuseCall, type CallRefusal } from './refusals.js';

export interface WantedCall {
  readonly callSid: string;
  /** Who calls. */
  readonly clientId: ClientId;
  /** In E.164; undefined for a colleague and for the practice line. */
  readonly number: string | undefined;
  readonly longestSeconds: number;
}

export interface AdmittedForSeconds {
  readonly kind: 'admitted';
  /** For the time limit of its dial. */
  readonly seconds: number;
}

/** Lets a rep's call begin, or says why not. Exact, however many ask at once and on whichever nodes. */
@Injectable()
export class AdmitCall {
  readonly #turns = new Map<TenantId, Promise<unknown>>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** The same call may ask again, and gets the same answer. */
  admit(tenantId: TenantId, call: WantedCall): Promise<AdmittedForSeconds | CallRefusal> {
    return this.#inTurn(tenantId, () =>
      this.database.inTenant(tenantId, (manager) => this.#decide(manager, tenantId, call)),
    );
  }

  async #decide(
    manager: EntityManager,
    tenantId: TenantId,
    call: WantedCall,
  ): Promise<AdmittedForSeconds | CallRefusal> {
    const now = this.clock.now();
    const stock = await countAlone(manager, tenantId, now);
    // Read while nobody else counts: once the calls are stopped none of them can slip through.
    const rules = await readRules(manager, tenantId);
    const refusal = refusalBy(rules, call.number);
    if (refusal) return refusal;
    const known = stock.calls.find(({ callSid }) => callSid === call.callSid);
    if (known) return { kind: 'admitted', seconds: known.grantedSeconds };
    const admission = decideAdmission(stock, limitsOf(rules.own), call);
    if (admission.kind === 'refused') return refuseCall(admission.reason);
    await settle(manager, tenantId, stock);
    const { callSid, clientId } = call;
    await letBegin(manager, tenantId, { callSid, clientId, admittedAt: now, grantedSeconds: admission.seconds });
    return { kind: 'admitted', seconds: admission.seconds };
  }

  /** One of a tenant's after the other: those that wait for their turn must not hold all connections. */
  async #inTurn<Result>(tenantId: TenantId, work: () => Promise<Result>): Promise<Result> {
    const before = this.#turns.get(tenantId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#turns.set(tenantId, mine);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(tenantId) === mine) this.#turns.delete(tenantId);
    }
  }
}

function refusalBy({ stop, destinations }: RulesInForce, number: string | undefined): CallRefusal | undefined {
  if (stop.operator) return refuseCall('calls_stopped_by_operator');
  if (stop.company) return refuseCall('calls_stopped');
  if (number === undefined) return undefined;
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed) return refuseCall('destination_unknown');
  const { problem, country } = judgeDestination(parsed, destinations);
  return problem && refuseCall(problem, country);
}
