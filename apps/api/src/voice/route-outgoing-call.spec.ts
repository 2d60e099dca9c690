import { describe, expect, test } from '@jest/globals';
import type { ClientId } from '@cordboard/contracts';
import { routeOutgoingCall, type OutgoingCallRequest, type RegisteredClient } from './route-outgoing-call.js';

const aClient = (name: string, displayName: string, more: Partial<RegisteredClient> = {}): RegisteredClient => ({
  id: name as ClientId,
  name,
  displayName,
  suspendedAt: null,
  tokensRevokedAt: null,
  ringingNames: [name],
  overrides: { callerId: null },
  ...more,
});
const clients = [
  aClient('alice', 'Alice Adams'),
  aClient('bob', 'Bob Brown'),
  aClient('1001', 'Reception'),
  aClient('robert', 'Robert Stone', { ringingNames: ['robert', 'rob', 'bobby'] }),
  aClient('olga', 'Olga Own', { overrides: { callerId: '+14155550199' } }),
  aClient('sue', 'Sue Spend', { suspendedAt: new Date() }),
];
const findClient = async (name: string) => clients.find((client) => client.name === name.toLowerCase());

const route = (request: Partial<OutgoingCallRequest>, verdict: 'good' | 'unknown' | 'revoked' = 'good') =>
  routeOutgoingCall(
    { callerName: 'alice', to: 'bob', country: 'US', callerId: '+14155550100', ...request },
    findClient,
    async () => verdict,
  );

describe('an outgoing call', () => {
  test.each(['bob', 'BOB', ' bob ', 'client:bob', 'Client:Bob'])('to %p rings the colleague', async (to) => {
    expect(await route({ to })).toEqual({
      kind: 'dial-client',
      clientNames: ['bob'],
      callerName: 'Alice Adams',
      calledName: 'Bob Brown',
      callerClientId: 'alice',
    });
  });

  test('to a colleague whose name is a short number rings the colleague', async () => {
    expect(await route({ to: '1001' })).toMatchObject({ kind: 'dial-client', clientNames: ['1001'] });
  });

  test('to a colleague who was renamed rings the former names too', async () => {
    expect(await route({ to: 'robert' })).toMatchObject({ clientNames: ['robert', 'rob', 'bobby'] });
  });

  test.each(['unknown', 'revoked'] as const)('with a token that is %s is refused', async (verdict) => {
    expect(await route({}, verdict)).toMatchObject({ kind: 'refused', reason: `token_${verdict}` });
  });

  test('to a number shows the caller ID of the tenant', async () => {
    expect(await route({ to: '(415) 555-0142' })).toEqual({
      kind: 'dial-number',
      number: '+14155550142',
      callerId: '+14155550100',
      callerName: 'Alice Adams',
      callerClientId: 'alice',
    });
  });

  test('of a rep who has a caller ID of their own shows that one, whether or not the tenant has chosen one', async () => {
    for (const callerId of ['+14155550100', undefined]) {
      const decision = await route({ callerName: 'olga', to: '(415) 555-0142', callerId });
      expect(decision).toMatchObject({ kind: 'dial-number', callerId: '+14155550199' });
    }
  });

  test.each([
    ['caller_unknown', { callerName: undefined }],
    ['caller_not_registered', { callerName: 'mallory' }],
    ['caller_suspended', { callerName: 'sue' }],
    ['destination_suspended', { to: 'sue' }],
    ['no_destination', { to: '  ' }],
    ['destination_unknown', { to: 'carol' }],
    ['destination_unknown', { to: 'client:4155550142' }],
    ['destination_unknown', { to: 'sip:bob@example.com' }],
    ['destination_unknown', { to: '+1415555' }],
    ['destination_unknown', { to: '+14155550142,,1234#' }],
    ['destination_unknown', { to: "bob'); drop table calls" }],
    ['emergency_number', { to: '911' }],
    ['emergency_number', { to: '112' }],
    ['emergency_number', { to: '９-１-１' }],
    ['emergency_number', { to: 'tel:999' }],
    ['short_number', { to: '411' }],
    ['short_number', { to: '118 118' }],
    ['own_name', { to: 'Alice' }],
    ['no_caller_id', { to: '+14155550142', callerId: undefined }],
  ] as const)('is refused because of %s', async (reason, request) => {
    const decision = await route(request);
    expect(decision).toMatchObject({ kind: 'refused', reason });
    expect(decision.kind === 'refused' && decision.sentence).toMatch(/^[A-Z].{15,}\.$/);
  });
});
