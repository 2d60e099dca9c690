import {
  acceptInvitation,
  allowEmbedOrigin,
  applyTwilioChanges,
  changeAdmin,
  changeApiKey,
  changeCallingRules,
  changeClient,
  changeSettings,
  changeTwilioConfig,
  chooseCallerId,
  connectTwilio,
  createApiKey,
  createInvitation,
  createTeam,
  findReservedName,
  listAuditLogQuery,
  listCallsQuery,
  listClientsQuery,
  overrides,
  overviewDaysQuery,
  previewTwilioChanges,
  registerClient,
  setUpSteps,
  revokeTokens,
  signIn,
  stopCalls,
  type CallingRules,
  type CallingStop,
  type DestinationVerdict,
  type Client,
  type ClientImport,
  type Settings,
  type EmbedOrigins,
  type SetUp,
  type Team,
  type TwilioCheck,
} from '@cordboard/contracts';
import { answer, refuse } from './answers.js';
import { aCheck, anAccount, applications, aVoiceUrlChange, phoneNumbers } from './twilio-records.js';
import {
  anAdmin,
  anAuditEntry,
  aCall,
  aClient,
  callingRules,
  clientDetails,
  aConfig,
  anEffectiveConfig,
  aTeam,
  aKey,
  aMe,
  anOverview,
  aTimeline,
} from './records.js';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
  readonly signal?: AbortSignal | null | undefined;
}
type Handler = (asked: Asked) => Response | Promise<Response>;

const openToAll = [
  'POST /v1/sessions',
  'POST /v1/sessions/second-factor',
  'POST /v1/invitations/accept',
  'POST /v1/provider-sign-ins',
  'POST /v1/first-tenant',
  'POST /v1/operator/sessions',
  'POST /v1/operator/accept',
];

/** The API at the port that the console knows it by, `fetch`; what it is sent must satisfy the contracts. */
export class FakeApi {
  password = 'a long enough password';
  readonly invitation = 'cbi_1';
  readonly requests: Asked[] = [];
  isSignedIn = true;
  me = aMe();
  admins = [anAdmin('noor@larkmoor.example', 'owner'), anAdmin('sam@larkmoor.example', 'supervisor')];
  calls = [aCall()];
  timeline = aTimeline();
  clients = [aClient('alice', 'Alice Moreau')];
  teams = [aTeam('Support')];
  effectiveConfig = anEffectiveConfig();
  config: ReturnType<typeof aConfig> | null = aConfig();
  keys = [aKey('CRM server')];
  auditLog = [anAuditEntry()];
  setUp: SetUp = { done: [...setUpSteps], canCall: true };
  embedOrigins: EmbedOrigins = { enforced: false, data: [] };
  applications = applications();
  phoneNumbers = phoneNumbers();
  changes = [aVoiceUrlChange()];
  check: TwilioCheck | null = aCheck();
  settings: Settings = {
    name: 'Larkmoor Freight',
    country: 'US',
    autoRegisterClients: true,
    reservedNames: [],
    defaultTokenLifetimeSeconds: 3600,
    longestTokenLifetimeSeconds: 86_400,
    legacyTokens: false,
    issuedTokensOnly: true,
    sources: { defaultTokenLifetimeSeconds: 'default', longestTokenLifetimeSeconds: 'default' },
  };
  import: ClientImport = { dryRun: true, created: 0, unchanged: 0, refused: 0, teams: [], lines: [] };
  callingRules = callingRules();
  callingRulesTag = '"1"';
  callingStop: CallingStop = { company: null, operator: null };
  liveCalls = 3;
  verdict: DestinationVerdict = {
    isAllowed: true,
    number: '+14155550142',
    country: 'US',
    numberKind: 'geographic',
    exception: null,
    problem: null,
    sentence: null,
  };
  configTag = '"7"';
  settingsTag = '"1"';
  /** A test's own answers, by method and path; they win. */
  readonly answers: Record<string, Handler> = {};

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(url, 'https://voice.example.com');
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: pathname,
      query: searchParams,
      body: bodyOf(init),
      headers: new Headers(init.headers),
      signal: init.signal,
    };
    this.requests.push(asked);
    const own = this.answers[`${asked.method} ${pathname}`];
    if (own) return own(asked);
    if (!this.isSignedIn && !openToAll.includes(`${asked.method} ${pathname}`)) {
      return refuse(401, 'auth.session_expired', 'The session has ended.');
    }
    return this.handle(asked);
  };

  asked(method: string, path: string): Asked[] {
    return this.requests.filter((request) => request.method === method && request.path === path);
  }

  private handle(asked: Asked): Response {
    const [resource = '', id] = asked.path.split('/').slice(2);
    const handler = this.handlers[`${asked.method} ${resource}${id ? '/id' : ''}`];
    return handler?.(asked, id ?? '') ?? refuse(404, 'route.not_found', `There is no ${asked.path}.`);
  }

  private savedConfig(): Response {
    this.configTag = '"8"';
    return answer(200, this.config, { etag: this.configTag });
  }

  private changedMeanwhile(): Response {
    const more = this.config ? { currentConfig: this.config } : {};
    const sentence = 'Somebody else has changed the record.';
    return refuse(412, 'twilio_config.changed_meanwhile', sentence, more, { etag: this.configTag });
  }

  private countClients() {
    const counts = { all: this.clients.length, available: 0, 'in-call': 0, unreachable: 0, suspended: 0 };
    for (const { state } of this.clients) counts[state] += 1;
    return counts;
  }

  private changeClient(id: string, changes: Partial<Client>): Response {
    this.clients = this.clients.map((client) => (client.id === id ? { ...client, ...changes } : client));
    return answer(
      200,
      this.clients.find((client) => client.id === id),
    );
  }

  private changeTeam(id: string, changes: Partial<Team>): Response {
    this.teams = this.teams.map((team) => (team.id === id ? { ...team, ...changes } : team));
    const changed = this.teams.find((team) => team.id === id);
    return changed ? answer(200, changed) : refuse(404, 'team.not_found', 'There is no such team.');
  }

  private readonly handlers: Record<string, (asked: Asked, id: string) => Response> = {
    'POST sessions': ({ body }) => {
      const { email, password } = signIn.parse(body);
      if (email !== this.me.admin.email || password !== this.password) {
        return refuse(401, 'auth.sign_in_failed', 'E-mail and password do not belong together.', {
          remedy: 'Check both, capitals included.',
        });
      }
      this.isSignedIn = true;
      return answer(201, this.me);
    },
    'POST provider-sign-ins': () => answer(200, { kind: 'password' }),
    'DELETE sessions/id': () => {
      this.isSignedIn = false;
      return answer(204);
    },
    'GET sessions': () => answer(200, { data: [] }),
    'POST invitations/id': ({ body }) => {
      const { token, password } = acceptInvitation.parse(body);
      if (token !== this.invitation) {
        return refuse(410, 'invitation.invalid', 'This invitation was used already, or is too old.', {
          remedy: 'Ask for a new one.',
        });
      }
      this.password = password;
      return answer(201, { email: this.me.admin.email, role: this.me.admin.role, tenantName: this.me.tenant.name });
    },
    'POST invitations': ({ body }) => {
      const { email, role } = createInvitation.parse(body);
      const url = `https://voice.example.com/console/invitation#${this.invitation}`;
      return answer(201, { id: this.me.admin.id, email, role, url, expiresAt: '2026-01-12T09:00:00.000Z' });
    },
    'GET admins': () => answer(200, { data: this.admins }),
    'PATCH admins/id': ({ body, headers }, id) => {
      const present = this.admins.find((admin) => admin.id === id);
      if (present && headers.get('if-match') !== `"${present.version}"`) {
        return refuse(412, 'admin.changed_meanwhile', 'Somebody changed the admin.', { currentAdmin: present });
      }
      this.admins = this.admins.map((admin) => (admin.id === id ? { ...admin, ...changeAdmin.parse(body) } : admin));
      return answer(
        200,
        this.admins.find((admin) => admin.id === id),
      );
    },
    'DELETE admins/id': (_, id) => {
      this.admins = this.admins.filter((admin) => admin.id !== id);
      return answer(204);
    },
    'GET me': () => answer(200, this.me),
    'GET overview': () => answer(200, anOverview()),
    'GET overview/id': ({ query }) => {
      const { from, to, timeZone } = overviewDaysQuery.parse(Object.fromEntries(query));
      const quiet = { calls: 0, answered: 0, missed: 0, talkSeconds: 0 };
      return answer(200, {
        timeZone,
        data: [
          { ...quiet, day: from },
          { day: to, calls: 5, answered: 4, missed: 1, talkSeconds: 300 },
        ],
      });
    },
    'GET calls': ({ query }) => {
      listCallsQuery.parse(Object.fromEntries(query));
      return answer(200, { data: this.calls, nextCursor: null });
    },
    'GET calls/id': ({ path }, id) => {
      if (path.endsWith('/events')) return answer(200, { data: this.timeline });
      const call = this.calls.find(({ callSid }) => callSid === id);
      return call ? answer(200, call) : refuse(404, 'call.not_found', 'There is no such call.');
    },
    'GET clients': ({ query }) => {
      const { q = '', state, nameReserved } = listClientsQuery.parse(Object.fromEntries(query));
      const isWanted = (client: { name: string; state: string }) =>
        client.name.includes(q) &&
        (!state || client.state === state) &&
        (!nameReserved || findReservedName(this.settings.reservedNames, [client.name]) !== undefined);
      return answer(200, { data: this.clients.filter(isWanted), nextCursor: null });
    },
    'GET clients/id': ({ path }, id) => {
      if (path.endsWith('/effective-config')) return answer(200, this.effectiveConfig);
      if (id === 'counts') return answer(200, this.countClients());
      const client = this.clients.find((one) => one.id === id);
      return client ? answer(200, clientDetails(client)) : refuse(404, 'client.not_found', 'There is no such client.');
    },
    'PATCH clients/id': ({ body, headers }, id) => {
      const present = this.clients.find((client) => client.id === id);
      if (present && headers.get('if-match') !== `"${present.version}"`) {
        return refuse(412, 'client.changed_meanwhile', 'Somebody changed the client.', { currentClient: present });
      }
      const { teamId, ...changes } = changeClient.parse(body);
      const found = this.teams.find((team) => team.id === teamId) ?? null;
      const joined = found && { id: found.id, name: found.name };
      return this.changeClient(id, { ...changes, ...(teamId !== undefined && { team: joined }) } as Partial<Client>);
    },
    'PUT clients/id': ({ body, headers }) => {
      const own = overrides.parse(body);
      if (headers.get('if-match') !== `"${this.effectiveConfig.version}"`) {
        const more = { currentClientConfig: this.effectiveConfig };
        return refuse(412, 'client_config.changed_meanwhile', 'Somebody changed the own settings.', more);
      }
      this.effectiveConfig = anEffectiveConfig(own);
      return answer(200, this.effectiveConfig);
    },
    'GET teams': () => answer(200, { data: this.teams }),
    'POST teams': ({ body }) => {
      const { name } = createTeam.parse(body);
      if (this.teams.some((team) => team.name === name)) return refuse(409, 'team.name_taken', 'There is one.');
      const team = aTeam(name, { members: 0 });
      this.teams.push(team);
      return answer(201, team);
    },
    'PATCH teams/id': ({ body }, id) => this.changeTeam(id, createTeam.parse(body)),
    'PUT teams/id': ({ body, headers }, id) => {
      const present = this.teams.find((team) => team.id === id);
      if (present && headers.get('if-match') !== `"${present.version}"`) {
        return refuse(412, 'team.changed_meanwhile', 'Somebody changed the team.', { currentTeam: present });
      }
      return this.changeTeam(id, { overrides: overrides.parse(body) });
    },
    'DELETE teams/id': (_, id) => {
      this.teams = this.teams.filter((team) => team.id !== id);
      return answer(204);
    },
    'POST clients/id': ({ path, query }, id) => {
      if (id === 'import') return answer(200, { ...this.import, dryRun: query.get('dryRun') !== 'false' });
      const suspended = { state: 'suspended', since: '2026-01-05T08:40:00.000Z', suspendedBy: 'noor@larkmoor.example' } as const; // prettier-ignore
      const resumed = { state: 'available', since: null, suspendedBy: null } as const;
      return this.changeClient(id, path.endsWith('/suspend') ? suspended : resumed);
    },
    'POST tokens/id': ({ body }) => {
      revokeTokens.parse(body);
      return answer(200, { tokens: 1, devices: 1 });
    },
    'POST clients': ({ body }) => {
      const { name = '', displayName } = registerClient.parse(body);
      if (this.clients.some((client) => client.name === name)) {
        return refuse(409, 'client.name_taken', `The name ${name} is taken.`, { remedy: 'Choose another name.' });
      }
      const client = aClient(name, displayName);
      this.clients.push(client);
      return answer(201, client);
    },
    'DELETE clients/id': ({ path }, id) => {
      if (path.includes('/devices/')) return answer(204);
      this.clients = this.clients.filter((client) => client.id !== id);
      return answer(204);
    },
    'GET twilio-config': () =>
      this.config
        ? answer(200, this.config, { etag: this.configTag })
        : refuse(404, 'twilio_config.not_connected', 'No Twilio account is connected.'),
    'POST twilio-config/id': ({ body, headers }) => {
      const { accountSid, region } = connectTwilio.parse(body);
      if (this.config && headers.get('if-match') !== this.configTag) return this.changedMeanwhile();
      this.config = { ...aConfig(), ...this.config, accountSid, region };
      return this.savedConfig();
    },
    'PUT twilio-config/id': ({ body, headers }) => {
      const { callerId } = chooseCallerId.parse(body);
      if (this.config && headers.get('if-match') !== this.configTag) return this.changedMeanwhile();
      this.config = { ...aConfig(), ...this.config, callerId };
      return this.savedConfig();
    },
    'PATCH twilio-config': ({ body, headers }) => {
      const { edge, pushCredentialSids } = changeTwilioConfig.parse(body);
      const present = this.config ?? aConfig();
      if (headers.get('if-match') !== this.configTag) return this.changedMeanwhile();
      const sids = { ...present.pushCredentialSids, ...pushCredentialSids } as typeof present.pushCredentialSids;
      this.config = { ...present, ...(edge !== undefined && { edge }), pushCredentialSids: sids };
      return this.savedConfig();
    },
    'DELETE twilio-config/id': ({ headers }) => {
      if (this.config && headers.get('if-match') !== this.configTag) return this.changedMeanwhile();
      this.config = { ...aConfig(), ...this.config, formerAuthToken: null };
      return this.savedConfig();
    },
    'GET twilio-account': () => answer(200, anAccount()),
    'GET twilio-account/id': (_, list) => answer(200, list === 'applications' ? this.applications : this.phoneNumbers),
    'POST twilio-changes/id': ({ body }) => {
      const { intent } = previewTwilioChanges.parse(body);
      return answer(200, { intent, changes: this.changes, leaves: [] });
    },
    'POST twilio-changes': ({ body, headers }) => {
      const { changes } = applyTwilioChanges.parse(body);
      if (headers.get('if-match') !== this.configTag) return this.changedMeanwhile();
      return answer(200, { outcome: 'done', done: changes, failed: [], remaining: [], failure: null, leaves: [] });
    },
    'GET twilio-checks': () => answer(200, { data: this.check ? [this.check] : [], nextCursor: null }),
    'POST twilio-checks': () => answer(200, this.check),
    'GET embed-origins': () => answer(200, this.embedOrigins),
    'POST embed-origins': ({ body }) => {
      const { origin } = allowEmbedOrigin.parse(body);
      const others = this.embedOrigins.data.filter((each) => each.origin !== origin);
      const allowed = { origin, allowed: true, seenAt: null, refusedAt: null };
      this.embedOrigins = { enforced: true, data: [...others, allowed] };
      return answer(200, this.embedOrigins);
    },
    'DELETE embed-origins': ({ query }) => {
      const data = this.embedOrigins.data.filter(({ origin }) => origin !== query.get('origin'));
      this.embedOrigins = { enforced: true, data };
      return answer(200, this.embedOrigins);
    },
    'POST embed-sessions/id': () => {
      const url = 'https://voice.example.com/softphone/?launch=a.b#a.b.c';
      return answer(201, { url, expiresAt: '2026-01-05T09:01:00.000Z' });
    },
    'GET audit-log': ({ query }) => {
      listAuditLogQuery.parse(Object.fromEntries(query));
      return answer(200, { data: this.auditLog, nextCursor: null });
    },
    'GET api-keys': () => answer(200, { data: this.keys, defaultRequestsPerMinute: 6_000 }),
    'PATCH api-keys/id': ({ body, headers }, id) => {
      const present = this.keys.find((key) => key.id === id);
      if (present && headers.get('if-match') !== `"${present.version}"`) {
        return refuse(412, 'api_key.changed_meanwhile', 'Somebody changed the key.', { currentApiKey: present });
      }
      this.keys = this.keys.map((key) => (key.id === id ? { ...key, ...changeApiKey.parse(body) } : key));
      return answer(
        200,
        this.keys.find((key) => key.id === id),
      );
    },
    'POST api-keys': ({ body }) => {
      const key = aKey(createApiKey.parse(body).name);
      this.keys = [key, ...this.keys];
      return answer(201, { ...key, key: 'cb_live_the-whole-key-9c1d' });
    },
    'DELETE api-keys/id': (_, id) => {
      this.keys = this.keys.filter((key) => key.id !== id);
      return answer(204);
    },
    'GET set-up': () => answer(200, this.setUp),
    'GET calling-rules': () => answer(200, this.callingRules, { etag: this.callingRulesTag }),
    'GET calling-rules/id': (_, id) => {
      if (id === 'stop') return answer(200, this.callingStop);
      if (id === 'destination') return answer(200, this.verdict);
      const use = { concurrentCalls: this.liveCalls, callsOfBusiestRep: 2, secondsToday: 4_000 };
      return answer(200, { day: '2026-01-05', ...use });
    },
    'POST calling-rules/id': ({ body }, id) => {
      this.callingStop = { ...this.callingStop, company: id === 'stop' ? { since: '2026-01-05T09:00:00.000Z' } : null };
      if (id === 'resume') return answer(200, this.callingStop);
      const endedCalls = stopCalls.parse(body).endCalls ? this.liveCalls : 0;
      return answer(200, { stop: this.callingStop, endedCalls, callsNotEnded: 0 });
    },
    'PATCH calling-rules': ({ body, headers }) => {
      const changes = changeCallingRules.parse(body);
      if (headers.get('if-match') !== this.callingRulesTag) {
        return refuse(
          412,
          'calling_rules.changed_meanwhile',
          'Somebody changed the calling rules meanwhile.',
          { currentCallingRules: this.callingRules },
          { etag: this.callingRulesTag },
        );
      }
      this.callingRules = { ...this.callingRules, ...(changes as Partial<CallingRules>) };
      this.callingRulesTag = '"3"';
      return answer(200, this.callingRules, { etag: this.callingRulesTag });
    },
    'GET settings': () => answer(200, this.settings, { etag: this.settingsTag }),
    'PATCH settings': ({ body, headers }) => {
      const change = changeSettings.parse(body);
      if (headers.get('if-match') !== this.settingsTag) {
        return refuse(
          412,
          'settings.changed_meanwhile',
          'Somebody changed the settings meanwhile.',
          { current: this.settings },
          { etag: this.settingsTag },
        );
      }
      this.settings = { ...this.settings, ...change } as Settings;
      this.settingsTag = '"3"';
      this.me = { ...this.me, tenant: { ...this.me.tenant, name: this.settings.name } };
      return answer(200, this.settings, { etag: this.settingsTag });
    },
  };
}

function bodyOf({ body, headers }: RequestInit): unknown {
  if (typeof body !== 'string') return undefined;
  return new Headers(headers).get('content-type')?.startsWith('text/csv') ? body : (JSON.parse(body) as unknown);
}
