import {
  type CallingRules,
  type CallingUse,
  type ChangeCallingRules,
  type DestinationVerdict,
  type TenantId,
} from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { recordChange } from '../audit/record-change.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import { limitsOf } from './calling-limits.js';
import { lookAt } from './calling-ledger.js';
import { CallingRulesEntity } from './calling-rules.entity.js';
import { CallingRulesChangedMeanwhile } from './errors.js';
import { judgeDestination } from './judge-destination.js';
import { readDestination, type Destination } from './read-destination.js';
import { readRules, type RulesInForce } from './read-rules.js';
import { refuseCall } from './refusals.js';
import { dayOf } from './take-stock.js';

export interface VersionedCallingRules {
  readonly rules: CallingRules;
  readonly version: number;
}

@Injectable()
export class TenantCallingRules {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  get(tenantId: TenantId): Promise<VersionedCallingRules> {
    return this.database.readTenant(tenantId, async (manager) => versioned(await readRules(manager, tenantId)));
  }

  /** @throws CallingRulesChangedMeanwhile unless `version` is the present one; InvalidRequest for what is no country. */
  change(
    tenantId: TenantId,
    version: number | undefined,
    { countries, ...changes }: ChangeCallingRules,
  ): Promise<VersionedCallingRules> {
    refuseStrangeCountries(countries ?? []);
    return this.database.inTenant(tenantId, async (manager) => {
      await manager.query('select from calling_rules where tenant_id = $1 for update', [tenantId]);
      const present = await readRules(manager, tenantId);
      if (present.own.version !== version) {
        const current = versioned(present);
        throw new CallingRulesChangedMeanwhile(current.rules, current.version);
      }
      const named = countries === undefined ? {} : { countries: countries && [...new Set(countries)].sort() };
      await manager.save(CallingRulesEntity, { ...present.own, ...changes, ...named });
      const saved = await readRules(manager, tenantId);
      await recordChange(manager, tenantId, {
        action: 'calling_rules.changed',
        target: { kind: 'tenant', id: tenantId, name: saved.tenantName },
        before: rulesInAudit(present),
        after: rulesInAudit(saved),
        at: this.clock.now(),
      });
      return versioned(saved);
    });
  }

  async use(tenantId: TenantId): Promise<CallingUse> {
    const now = this.clock.now();
    const stock = await this.database.readTenant(tenantId, (manager) => lookAt(manager, tenantId, now));
    return {
      day: dayOf(now),
      concurrentCalls: stock.liveCalls.length,
      callsOfBusiestRep: Math.max(0, ...stock.recentCallsOf.values()),
      secondsToday: stock.usedSeconds,
    };
  }

  /** May this be called, as a rep would type it? Nothing is called, and nothing written down. */
  async tryDestination(tenantId: TenantId, text: string): Promise<DestinationVerdict> {
    const rules = await this.database.readTenant(tenantId, (manager) => readRules(manager, tenantId));
    return verdictOn(readDestination(text, rules.ownCountry), rules);
  }
}

const problemOfSpelling = {
  emergency: 'emergency_number',
  short: 'short_number',
  other: 'destination_unknown',
} as const;

function verdictOn(destination: Destination, { destinations }: RulesInForce): DestinationVerdict {
  if (destination.kind !== 'number') {
    const { reason: problem, sentence } = refuseCall(problemOfSpelling[destination.kind]);
    const nothing = { number: null, country: null, numberKind: null, exception: null };
    return { isAllowed: false, ...nothing, problem, sentence };
  }
  const { problem, country, kind, exception } = judgeDestination(destination.number, destinations);
  return {
    isAllowed: problem === undefined,
    number: destination.number.number,
    country: country ?? null,
    numberKind: kind ?? null,
    exception: exception ?? null,
    problem: problem ?? null,
    sentence: problem ? refuseCall(problem, country).sentence : null,
  };
}

function refuseStrangeCountries(countries: readonly string[]): void {
  const strange = countries.find((country) => !isSupportedCountry(country));
  if (strange === undefined) return;
  throw new InvalidRequest([brokenRule('countries', 'country_unknown', { country: strange })]);
}

/** As texts, so that a person can read what has changed. */
const rulesInAudit = ({ own, destinations: { countries, exceptions } }: RulesInForce) => ({
  countries,
  exceptions: exceptions.map(({ prefix, allows, note }) =>
    [prefix, allows ? 'allowed' : 'denied', ...(note ? [`(${note})`] : [])].join(' '),
  ),
  ...limitsOf(own),
});

const sourceOf = (own: unknown) => (own === null ? 'default' : 'company');

function versioned({ own, destinations: { countries, exceptions } }: RulesInForce): VersionedCallingRules {
  return {
    rules: {
      countries: [...countries],
      exceptions: [...exceptions],
      ...limitsOf(own),
      sources: {
        countries: sourceOf(own.countries),
        concurrentCalls: sourceOf(own.concurrentCalls),
        callsPerRepAndMinute: sourceOf(own.callsPerRepAndMinute),
        minutesPerDay: sourceOf(own.minutesPerDay),
      },
    },
    version: own.version,
  };
}
