import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  tokenIdParam,
  type AdminRole,
  type ChangeCallingRules,
  type ClientId,
  type TenantId,
} from '@cordboard/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
// Of the official library the part that signs alone: every spec file loads it anew.
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { FakeTwilio, type FakeAccount } from '@cordboard/twilio-gateway';
import { createApplication } from '../application.js';
import { createTokenId } from '../capabilities/token-id.js';
import { TenantTokenRules } from '../capabilities/token-rules.js';
import type { Clock } from '../clock.js';
import type { Heartbeat } from '../heartbeat.js';
import { loggerOptions } from '../logger.js';
import { createOperator } from '../operations/create-operator.js';
import { createTenant } from '../operations/create-tenant.js';
import { inviteAdmin } from '../operations/invite-admin.js';
import { TestDeadline } from './test-deadline.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** A clock that stands still until it is told to go on. */
export class TestClock implements Clock {
  #now = new Date('2026-03-01T12:00:00.000Z').getTime();
  #elapsed = 0;
  now = () => new Date(this.#now);
  elapsed = () => this.#elapsed;
  advance(seconds: number): void {
    this.#now += seconds * 1000;
    this.#elapsed += seconds * 1000;
  }
  /** Somebody sets the machine's clock, and no time passes; back, where `seconds` is negative. */
  jump(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

/** What comes round does so when it is told to. */
export class TestHeartbeat implements Heartbeat {
  readonly #works = new Set<() => void>();
  every(_seconds: number, work: () => void): () => void {
    this.#works.add(work);
    return () => this.#works.delete(work);
  }
  beat(): void {
    for (const work of this.#works) work();
  }
}

export interface TestTenant {
  tenantId: TenantId;
  apiKey: string;
  account: ReturnType<typeof anAccount>;
}

export interface TestAdmin {
  email: string;
  password: string;
  /** What the browser would send. */
  cookie: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  body: Body;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

const straight = (databaseAppUrl: string) => Promise.resolve(databaseAppUrl);

/** The whole application on a database of its own, called without a socket. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: TestClock,
    readonly heartbeat: TestHeartbeat,
    readonly deadline: TestDeadline,
    readonly twilio: FakeTwilio,
    readonly logLines: string[],
  ) {}

  /** `reroute` may lead the API's connections to the database through something else. */
  static async start(
    variables: Record<string, string> = {},
    reroute = straight,
    // A busy machine is no outage, except where outages are what is tested.
    isPatient = reroute === straight,
  ): Promise<TestApi> {
    const patience: Record<string, string> = isPatient ? { DATABASE_PATIENCE_SECONDS: '20' } : {};
    const database = await createTestDatabase({ ...patience, ...variables });
    const databaseAppUrl = await reroute(database.environment.databaseAppUrl);
    const environment = { ...database.environment, databaseAppUrl, databaseAppDirectUrl: databaseAppUrl };
    const clock = new TestClock();
    const lines: string[] = [];
    const logger = pino(loggerOptions('debug'), { write: (line: string) => void lines.push(line) });
    const [heartbeat, deadline, twilio] = [new TestHeartbeat(), new TestDeadline(), new FakeTwilio()];
    const world = { clock, heartbeat, twilio, ...(isPatient && { answerDeadline: deadline }) };
    const app = await createApplication(environment, logger, world);
    return new TestApi(app, database, clock, heartbeat, deadline, twilio, lines);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  async createTenant({ connected = true, country = 'US', name = 'Acme' } = {}): Promise<TestTenant> {
    const tenant = { ...(await createTenant(this.database.environment, { name, country })), account: anAccount() };
    openAccount(this.twilio, tenant, this.database.environment.publicUrl);
    if (connected) await this.connect(tenant);
    return tenant;
  }

  /** The tenant's account as it is at Twilio. */
  accountOf({ account }: TestTenant): FakeAccount {
    const found = this.twilio.accounts.get(account.accountSid);
    if (!found) throw new Error(`The fake Twilio has no account ${account.accountSid}`);
    return found;
  }

  async connect(tenant: TestTenant, changes: object = {}): Promise<Answer> {
    const answer = await this.call(tenant, 'PUT', '/v1/twilio-config', { ...tenant.account, ...changes });
    if (answer.status !== 200) throw new Error(`Could not connect: ${answer.text}`);
    return answer;
  }

  async changeCallingRules({ apiKey }: TestTenant, changes: ChangeCallingRules): Promise<void> {
    const authorization = `Bearer ${apiKey}`;
    const url = '/v1/calling-rules';
    const { headers } = await this.inject({ method: 'GET', url, headers: { authorization } });
    const asSeen = { authorization, 'if-match': String(headers['etag']) };
    const answer = await this.inject({ method: 'PATCH', url, headers: asSeen, payload: changes });
    if (answer.status !== 200) throw new Error(`Could not change the calling rules: ${answer.text}`);
  }

  call<Body = Record<string, never>>(
    credentials: { apiKey: string } | { cookie: string } | undefined,
    method: Method,
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.inject<Body>({
      method,
      url,
      headers: { ...headersOf(credentials, this.database.environment.publicUrl), ...headers },
      payload,
    });
  }

  /** Invited, accepted and signed in. */
  async createAdmin(
    { tenantId }: { tenantId: TenantId },
    role: AdminRole = 'owner',
    email = `${role}-${randomBytes(4).toString('hex')}@example.com`,
  ): Promise<TestAdmin> {
    const password = `correct horse ${randomBytes(6).toString('hex')}`;
    const { url } = await inviteAdmin(this.database.environment, tenantId, { email, role });
    const accepted = await this.call(undefined, 'POST', '/v1/invitations/accept', {
      token: new URL(url).hash.slice(1),
      password,
    });
    if (accepted.status !== 201) throw new Error(`Could not accept: ${accepted.text}`);
    const { cookie } = await this.signIn({ email, password });
    return { email, password, cookie };
  }

  /** Made by the operator's command and signed in. */
  async createOperator(email = `operator-${randomBytes(4).toString('hex')}@example.com`): Promise<TestAdmin> {
    const password = `correct horse ${randomBytes(6).toString('hex')}`;
    const { url } = await createOperator(this.database.environment, email);
    const token = new URL(url).hash.slice(1);
    const accepted = await this.call(undefined, 'POST', '/v1/operator/accept', { token, password });
    if (accepted.status !== 201) throw new Error(`Could not accept: ${accepted.text}`);
    const { cookie } = await this.signIn({ email, password }, {}, '/v1/operator/sessions');
    return { email, password, cookie };
  }

  /** `cookie` is empty when the sign-in failed. */
  async signIn(
    body: object,
    headers: Record<string, string> = {},
    url = '/v1/sessions',
  ): Promise<Answer & { cookie: string }> {
    const { publicUrl } = this.database.environment;
    const answer = await this.inject<Record<string, unknown>>({
      method: 'POST',
      url,
      headers: { origin: publicUrl, ...headers },
      payload: body,
    });
    return { ...answer, cookie: cookieOf(answer) };
  }

  /**
   * A webhook, signed with the tenant's Auth Token by Twilio's own library. A call of a registered client brings the id
   * of a token of its own, unless `params` say which.
   */
  async webhook(tenant: TestTenant, kind: string, params: Record<string, string>, sign = tenant.account.authToken) {
    const tokenId = kind === 'outgoing' ? await this.createTokenId(tenant, params['From'] ?? '') : undefined;
    return this.webhookAsItIs(tenant, kind, { ...(tokenId && { [tokenIdParam]: tokenId }), ...params }, sign);
  }

  webhookAsItIs(tenant: TestTenant, kind: string, params: Record<string, string>, sign = tenant.account.authToken) {
    return this.inject(this.webhookRequest(tenant, kind, params, sign));
  }

  webhookRequest(tenant: TestTenant, kind: string, params: Record<string, string>, sign = tenant.account.authToken) {
    const url = `/twilio/${tenant.tenantId}/voice/${kind}`;
    const fields = { AccountSid: tenant.account.accountSid, ...params };
    const signed = `${this.database.environment.publicUrl}${url}`;
    return {
      method: 'POST' as const,
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': getExpectedTwilioSignature(sign, signed, fields),
      },
      payload: new URLSearchParams(fields).toString(),
    };
  }

  /** As a token of this client, `client:NAME`, would have it; undefined for one that is not registered. */
  async createTokenId({ tenantId }: TestTenant, from: string): Promise<string | undefined> {
    const [client] = await this.database.query<{ id: ClientId }>(
      `select id from clients where tenant_id::text = $1 and 'client:' || name_key = lower($2)`,
      [tenantId, from],
    );
    if (!client) return undefined;
    const { idKeys } = await this.app.get(TenantTokenRules, { strict: false }).get(tenantId);
    return createTokenId(idKeys[0], { clientId: client.id, issuedAt: this.clock.now(), lifetimeSeconds: 3600 });
  }

  async inject<Body = Record<string, never>>(request: {
    method: Method;
    url: string;
    headers?: Record<string, string>;
    payload?: object | string;
  }): Promise<Answer<Body>> {
    const { statusCode: status, headers, stream } = await this.app.inject({ ...request, payloadAsStream: true });
    const type = String(headers['content-type']);
    const body = stream();
    // One that goes on and on is left as soon as it has begun.
    if (type.startsWith('text/event-stream')) {
      body.destroy();
      return { status, headers, text: '', body: undefined as Body };
    }
    const content = (await buffer(body)).toString();
    return { status, headers, text: content, body: /json/.test(type) ? JSON.parse(content) : (undefined as Body) };
  }
}

/** At Twilio everything is as the tenant's config says, and comes here. */
function openAccount(twilio: FakeTwilio, { tenantId, account }: TestTenant, publicUrl: string): void {
  const voice = `${publicUrl}/twilio/${tenantId}/voice`;
  const told = { voiceFallbackUrl: `${voice}/fallback`, statusCallback: `${voice}/status` };
  const opened = twilio.addAccount({ sid: account.accountSid, authToken: account.authToken });
  opened.keys.set(account.apiKeySid, { secret: account.apiKeySecret, friendlyName: 'main', kind: 'standard' });
  twilio.addApplication(opened, { sid: account.applicationSid, voiceUrl: `${voice}/outgoing`, ...told });
  twilio.addNumber(opened, account.callerId, { voiceUrl: `${voice}/incoming`, ...told });
}

/** The session cookie that an answer sets, as the browser sends it back; empty when it sets none. */
export const cookieOf = ({ headers }: Pick<Answer, 'headers'>) =>
  [headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie ?? '').split(';')[0] ?? '')
    .at(-1) ?? '';

function headersOf(
  credentials: { apiKey: string } | { cookie: string } | undefined,
  origin: string,
): Record<string, string> {
  if (!credentials) return {};
  return 'apiKey' in credentials
    ? { authorization: `Bearer ${credentials.apiKey}` }
    : { cookie: credentials.cookie, origin };
}

const hex32 = () => createHash('md5').update(randomBytes(16)).digest('hex');
export const aSid = (prefix: string) => prefix + hex32();

export const anAccount = () => ({
  accountSid: aSid('AC'),
  apiKeySid: aSid('SK'),
  apiKeySecret: `api-key-secret-${hex32()}`,
  authToken: `auth-token-${hex32()}`,
  applicationSid: aSid('AP'),
  callerId: '+14155550100',
  region: 'us1',
});
