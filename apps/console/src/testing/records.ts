import { defaultCallingLimits, type CallingRules } from '@cordboard/contracts';
import type {
  Admin,
  AdminId,
  ApiKey,
  AuditEntry,
  Call,
  CallTimelineEvent,
  Client,
  ClientDetails,
  ClientId,
  ConfigOrigin,
  EffectiveConfig,
  Me,
  Overrides,
  Overview,
  Team,
  TeamId,
  TenantId,
  TwilioConfig,
  VoiceEdge,
} from '@cordboard/contracts';

export const sid = (prefix: string, digit: string) => prefix + digit.repeat(32);
const uuid = (digit: string) => `019b8d2e-0000-7000-8000-00000000000${digit}`;
const uuidFor = (name: string) =>
  `019b8d2e-0000-7000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(0, 12)}`;

export const aMe = (changes: Partial<Me['admin']> = {}): Me => ({
  admin: {
    id: uuid('1') as AdminId,
    email: 'noor@larkmoor.example',
    role: 'owner',
    hasPassword: true,
    secondFactor: { isOn: false, isRequired: false, recoveryCodesLeft: 0 },
    ...changes,
  },
  tenant: { id: uuid('2') as TenantId, name: 'Larkmoor Freight', country: 'US' },
  mustSetUpSecondFactor: false,
  sessionExpiresAt: '2026-01-05T21:00:00.000Z',
});

export const anAdmin = (email: string, role: Admin['role']): Admin => ({
  id: (email === aMe().admin.email ? aMe().admin.id : uuidFor(email)) as AdminId,
  email,
  role,
  hasSecondFactor: false,
  createdAt: '2026-01-01T09:00:00.000Z',
  version: `${role}-1`,
});

export const aClient = (name: string, displayName = name, changes: Partial<Client> = {}): Client => ({
  id: uuidFor(name) as ClientId,
  name,
  crmUser: null,
  displayName,
  team: null,
  createdAt: '2026-01-01T09:00:00.000Z',
  state: 'available',
  since: null,
  suspendedBy: null,
  lastTokenAt: '2026-01-05T08:00:00.000Z',
  reachableUntil: '2026-01-05T09:00:00.000Z',
  callCount: 3,
  version: `${name}-1`,
  ...changes,
});

export const clientDetails = (client: Client): ClientDetails => ({
  ...client,
  formerNames: [],
  devices: [
    {
      id: uuid('d'),
      device: 'Firefox on Linux',
      origin: 'https://crm.example.com',
      since: '2026-01-05T08:00:00.000Z',
      lastSeenAt: '2026-01-05T08:30:00.000Z',
    },
  ],
  tokens: [
    {
      tokenId: 'T'.repeat(64),
      clientName: client.name,
      dialect: 'access',
      mayBeCalled: true,
      mayCall: true,
      issuedAt: '2026-01-05T08:00:00.000Z',
      expiresAt: '2126-01-05T09:00:00.000Z',
      askedBy: { kind: 'session', name: 'Firefox on Linux' },
      revokedAt: null,
    },
  ],
});

export const aCall = (changes: Partial<Call> = {}): Call => ({
  callSid: sid('CA', '1'),
  direction: 'outgoing',
  from: 'client:alice',
  to: '+14155550142',
  clientName: 'alice',
  crmUser: null,
  status: 'completed',
  startedAt: '2026-01-05T08:20:00.000Z',
  answeredAt: '2026-01-05T08:20:05.000Z',
  endedAt: '2026-01-05T08:26:46.000Z',
  durationSeconds: 401,
  refusal: null,
  ...changes,
});

export const aTimeline = (): CallTimelineEvent[] => {
  const told = { receivedAt: '2026-01-05T08:20:01.000Z', from: 'client:alice', to: '+14155550142' };
  const leg = {
    ...told,
    kind: 'leg' as const,
    legSid: sid('CA', '2'),
    isFirstLeg: false,
    durationSeconds: null,
    sipResponseCode: null,
    errorCode: null,
  };
  return [
    {
      ...told,
      kind: 'requested',
      at: '2026-01-05T08:20:00.000Z',
      direction: 'outgoing',
      rungClientNames: [],
      refusal: null,
      twiml: '<Response><Dial>+14155550142</Dial></Response>',
    },
    { ...leg, at: '2026-01-05T08:20:01.000Z', status: 'ringing' },
    { ...leg, at: '2026-01-05T08:20:05.000Z', status: 'in-progress' },
    {
      ...told,
      kind: 'dial-ended',
      at: '2026-01-05T08:26:46.000Z',
      dialStatus: 'completed',
      callStatus: 'in-progress',
      durationSeconds: 401,
    },
  ];
};

export const aConfig = (): TwilioConfig => ({
  accountSid: sid('AC', 'a'),
  apiKeySid: sid('SK', 'b'),
  apiKeySecret: { set: true, lastFour: '4f2a', updatedAt: '2026-01-01T09:00:00.000Z' },
  authToken: { set: true, lastFour: '09be', updatedAt: '2026-01-01T09:00:00.000Z' },
  formerAuthToken: null,
  applicationSid: sid('AP', 'c'),
  callerId: '+14155550100',
  region: 'us1',
  edge: null,
  pushCredentialSids: { ios: null, android: null },
  updatedAt: '2026-01-01T09:00:00.000Z',
});

export const aTeam = (name: string, changes: Partial<Team> = {}): Team => ({
  id: uuidFor(name) as TeamId,
  name,
  overrides: { applicationSid: null, callerId: null, edge: null },
  members: 2,
  createdAt: '2026-01-01T09:00:00.000Z',
  version: `${name}-1`,
  ...changes,
});

/** Of a rep whose team has a caller ID of its own. */
export function anEffectiveConfig(own: Partial<Overrides> = {}): EffectiveConfig {
  const { applicationSid, callerId, edge } = own;
  const ofTenant = <Value>(value: Value) => ({ value, origin: 'tenant' as const });
  const ofTeam = { value: '+14155550177', origin: 'team' as const };
  const orOwn = <Value>(mine: Value | null | undefined, inherited: { value: Value; origin: ConfigOrigin }) => ({
    ...(mine == null ? inherited : { value: mine, origin: 'rep' as const }),
    inherited,
  });
  return {
    applicationSid: orOwn(applicationSid, ofTenant(sid('AP', 'c'))),
    callerId: orOwn(callerId, ofTeam),
    edge: orOwn(edge, ofTenant<VoiceEdge>('ashburn')),
    version: Buffer.from(JSON.stringify(own)).toString('hex').slice(0, 16) || '1',
  };
}

export const aKey = (name: string, changes: Partial<ApiKey> = {}): ApiKey => ({
  id: uuidFor(name),
  name,
  preview: { prefix: 'cb_live', lastFour: '9c1d' },
  scopes: ['tokens:write', 'clients:read'],
  requestsPerMinute: null,
  createdAt: '2026-01-01T09:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  version: `${name}-1`,
  ...changes,
});

export const callingRules = (changes: Partial<CallingRules> = {}): CallingRules => ({
  countries: ['US'],
  exceptions: [],
  ...defaultCallingLimits,
  sources: {
    countries: 'default',
    concurrentCalls: 'default',
    callsPerRepAndMinute: 'default',
    minutesPerDay: 'default',
  },
  ...changes,
});

export const anAuditEntry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  sequence: 1,
  at: '2026-01-05T08:20:00.000Z',
  actor: { kind: 'admin', id: aMe().admin.id, name: aMe().admin.email },
  action: 'client.changed',
  target: { kind: 'client', id: uuidFor('alice'), name: 'alice' },
  origin: { address: '203.0.113.9', device: 'Firefox on Linux' },
  before: { displayName: 'Alice' },
  after: { displayName: 'Alice Moreau' },
  hash: 'ab'.repeat(32),
  ...changes,
});

export const anOverview = (): Overview => ({
  day: '2026-01-05',
  timeZone: 'UTC',
  liveCalls: 1,
  tokensIssued: 7,
  missedBecause: [{ reason: 'nobody-reachable', calls: 2 }],
  calls: 12,
  answered: 9,
  missed: 2,
  answerRate: 0.75,
  talkSeconds: 3_960,
  hours: Array.from({ length: 24 }, (_, hour) => ({
    hour,
    calls: hour === 9 ? 8 : hour === 10 ? 4 : 0,
    answered: hour === 9 ? 6 : hour === 10 ? 3 : 0,
    missed: hour === 9 ? 2 : 0,
  })),
});
