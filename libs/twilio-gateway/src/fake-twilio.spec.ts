import { describe, test } from '@jest/globals';
import { FakeTwilio } from './fake-twilio.js';
import { twilioGatewayRules, type TwilioWorld } from './twilio-gateway.contract.js';

function aWorld(): TwilioWorld {
  const gateway = new FakeTwilio();
  const [sid, suspendedSid] = [`AC${'1'.repeat(32)}`, `AC${'2'.repeat(32)}`];
  const account = gateway.addAccount({ sid, authToken: 'the-auth-token' });
  gateway.addAccount({ sid: suspendedSid, authToken: 'the-other-token', status: 'suspended' });
  gateway.addNumber(account, '+14155550100');
  gateway.addCallerId(account, '+14155550199');
  return {
    gateway,
    main: { accountSid: sid, region: 'us1', user: sid, password: 'the-auth-token' },
    suspended: { accountSid: suspendedSid, region: 'us1', user: suspendedSid, password: 'the-other-token' },
    phoneNumber: '+14155550100',
    verifiedCallerId: '+14155550199',
    startCall: async () => gateway.startCall(account),
    isLive: async (callSid) => account.liveCalls.has(callSid),
    fallIll: async (kind) => gateway.fallIll(kind),
    recover: async () => gateway.recover(),
  };
}

describe('the fake Twilio', () => {
  test.each(twilioGatewayRules)('$name', ({ check }) => check(aWorld()));
});
