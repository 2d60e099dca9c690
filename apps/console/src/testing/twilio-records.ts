import type {
  TwilioAccount,
  TwilioApplicationList,
  TwilioChange,
  TwilioCheck,
  TwilioFinding,
  TwilioPhoneNumberList,
  VoiceSettings,
} from '@cordboard/contracts';
import { sid } from './records.js';

export const ourVoiceUrl = 'https://voice.example.com/twilio/larkmoor/voice/outgoing';
export const otherVoiceUrl = 'https://old-dialer.example/voice';

const settings = (voiceUrl: string | null): VoiceSettings => ({
  voiceUrl,
  voiceMethod: 'POST',
  voiceFallbackUrl: null,
  voiceFallbackMethod: 'POST',
  statusCallback: null,
  statusCallbackMethod: 'POST',
});

export const anAccount = (): TwilioAccount => ({
  accountSid: sid('AC', 'a'),
  region: 'us1',
  friendlyName: 'Larkmoor at Twilio',
  status: 'active',
  type: 'full',
  balance: { amount: '12.50', currency: 'USD' },
});

export const applications = (): TwilioApplicationList => ({
  expected: settings(ourVoiceUrl),
  data: [
    { sid: sid('AP', 'c'), friendlyName: 'Cordboard softphone', ...settings(ourVoiceUrl), ours: true, chosen: true },
    { sid: sid('AP', 'd'), friendlyName: 'Old dialer', ...settings(otherVoiceUrl), ours: false, chosen: false },
  ],
});

export const phoneNumbers = (): TwilioPhoneNumberList => ({
  expected: settings(ourVoiceUrl),
  incoming: [
    {
      sid: sid('PN', '1'),
      phoneNumber: '+14155550100',
      friendlyName: 'Main line',
      canVoice: true,
      ...settings(otherVoiceUrl),
      voiceApplicationSid: null,
      trunkSid: null,
      binding: 'url',
      watched: false,
    },
  ],
  verified: [{ sid: sid('PN', '2'), phoneNumber: '+12125550199', friendlyName: 'Front desk' }],
  callerIds: ['+14155550100', '+12125550199'],
});

export const aVoiceUrlChange = (): TwilioChange => ({
  action: 'update',
  resource: 'application',
  sid: sid('AP', 'c'),
  name: 'Cordboard softphone',
  field: 'voiceUrl',
  before: otherVoiceUrl,
  after: ourVoiceUrl,
});

export const aFinding = (changes: Partial<TwilioFinding> = {}): TwilioFinding => ({
  id: 'voice-url',
  check: 'voice-url',
  subject: null,
  state: 'passed',
  reason: null,
  severity: 'error',
  expected: ourVoiceUrl,
  actual: ourVoiceUrl,
  since: '2026-01-05T08:00:00.000Z',
  remedy: null,
  repairable: false,
  ...changes,
});

export const aCheck = (...findings: TwilioFinding[]): TwilioCheck => ({
  id: '019b8d2e-0000-7000-8000-0000000000aa',
  startedAt: '2026-01-05T08:00:00.000Z',
  finishedAt: '2026-01-05T08:00:01.000Z',
  outcome: findings.some(({ state }) => state === 'failed') ? 'broken' : 'well',
  transition: null,
  cause: 'schedule',
  by: null,
  changes: [],
  findings: findings.length > 0 ? findings : [aFinding()],
});

export const aDrift = () => aFinding({ state: 'failed', reason: 'differs', actual: otherVoiceUrl, repairable: true });
