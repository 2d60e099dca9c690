import type { ConfigOrigin, EffectiveConfig, Overrides, VoiceEdge } from '@cordboard/contracts';
import { versionOf } from '../http/entity-tag.js';

/** Those of the tenant's record, whose edge is the nearest one where it says none. */
export interface TenantValues {
  readonly applicationSid: string | null;
  readonly callerId: string | null;
  readonly edge: VoiceEdge;
}

export const noOverrides: Overrides = { applicationSid: null, callerId: null, edge: null };

export const overridesOf = ({ applicationSid, callerId, edge }: Overrides): Overrides => ({
  applicationSid,
  callerId,
  edge,
});

const versionOfOverrides = ({ applicationSid, callerId, edge }: Overrides) =>
  versionOf([applicationSid, callerId, edge]);

/** What a rep has in place of the tenant's: each value its own, or else its team's. */
export function overridesInForce(own: Overrides, team: Overrides | null): Overrides {
  return {
    applicationSid: own.applicationSid ?? team?.applicationSid ?? null,
    callerId: own.callerId ?? team?.callerId ?? null,
    edge: own.edge ?? team?.edge ?? null,
  };
}

/** The same with where each value comes from. */
export function effectiveConfig(tenant: TenantValues, team: Overrides | null, own: Overrides): EffectiveConfig {
  const effective = <Value>(ownValue: Value | null, teamValue: Value | null, tenantValue: Value | null) => {
    const inherited = valueFrom<Value>(['team', teamValue], ['tenant', tenantValue]);
    const { value, origin } = ownValue === null ? inherited : valueFrom<Value>(['rep', ownValue]);
    return { value, origin, inherited };
  };
  return {
    applicationSid: effective(own.applicationSid, team?.applicationSid ?? null, tenant.applicationSid),
    callerId: effective(own.callerId, team?.callerId ?? null, tenant.callerId),
    edge: effective<VoiceEdge>(own.edge, team?.edge ?? null, tenant.edge),
    version: versionOfOverrides(own),
  };
}

/** The first that is there; where none is, nothing, and it is the last one's to choose. */
function valueFrom<Value>(...places: [ConfigOrigin, Value | null][]): { value: Value | null; origin: ConfigOrigin } {
  const found = places.find(([, value]) => value !== null) ?? places.at(-1);
  return { value: found?.[1] ?? null, origin: found?.[0] ?? 'tenant' };
}
