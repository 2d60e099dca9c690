import { describe, expect, test } from '@jest/globals';
import type { Overrides } from '@cordboard/contracts';
import { effectiveConfig, noOverrides, overridesInForce } from './effective-config.js';

const ap = (digit: string) => `AP${digit.repeat(32)}`;
const tenant = { applicationSid: ap('1'), callerId: '+14155550100', edge: 'ashburn' } as const;
const team: Overrides = { applicationSid: ap('2'), callerId: '+14155550102', edge: 'dublin' };
const own: Overrides = { applicationSid: ap('3'), callerId: '+14155550103', edge: 'tokyo' };

describe('what holds for a rep', () => {
  test.each(['applicationSid', 'callerId', 'edge'] as const)(
    '%s is their own, or their team’s, or the tenant’s',
    (field) => {
      const fromTenant = { value: tenant[field], origin: 'tenant' };
      const fromTeam = { value: team[field], origin: 'team' };
      const cases = [
        [null, noOverrides, fromTenant, fromTenant],
        [noOverrides, noOverrides, fromTenant, fromTenant],
        [team, noOverrides, fromTeam, fromTeam],
        [team, own, { value: own[field], origin: 'rep' }, fromTeam],
        [null, own, { value: own[field], origin: 'rep' }, fromTenant],
      ] as const;
      for (const [ofTeam, ofRep, expected, inherited] of cases) {
        expect(effectiveConfig(tenant, ofTeam, ofRep)[field]).toEqual({ ...expected, inherited });
        const inForce = overridesInForce(ofRep, ofTeam)[field] ?? tenant[field];
        expect(inForce).toBe(expected.value);
      }
    },
  );

  test('mixes values of different origins', () => {
    const mixed = effectiveConfig(
      tenant,
      { ...noOverrides, callerId: '+14155550102' },
      { ...noOverrides, edge: 'tokyo' },
    );
    expect(mixed).toMatchObject({
      applicationSid: { origin: 'tenant' },
      callerId: { origin: 'team' },
      edge: { origin: 'rep' },
    });
  });

  test('is nothing where nobody has chosen, and that is for the tenant to choose', () => {
    const unconnected = { applicationSid: null, callerId: null, edge: 'ashburn' } as const;
    const nothing = { value: null, origin: 'tenant' };
    expect(effectiveConfig(unconnected, noOverrides, noOverrides).callerId).toEqual({ ...nothing, inherited: nothing });
  });

  test('has a version of its own values alone', () => {
    const { version } = effectiveConfig(tenant, null, own);
    expect(effectiveConfig({ ...tenant, edge: 'sydney' }, team, own).version).toBe(version);
    expect(effectiveConfig(tenant, null, { ...own, edge: null }).version).not.toBe(version);
  });
});
