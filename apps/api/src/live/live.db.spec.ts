import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApplication } from '../application.js';
import { LiveUpdates } from './live-updates.js';
import { aSid, TestApi, type TestAdmin, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
let admin: TestAdmin;
let address: string;
const open: LiveStream[] = [];

beforeAll(async () => {
  api = await TestApi.start();
  address = await api.app.listen(0, '127.0.0.1').then(() => api.app.getUrl());
  tenant = await api.createTenant();
});
// Of their own: time passes in some of these tests, and sessions with it.
beforeEach(async () => {
  admin = await api.createAdmin(tenant);
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave();
});
afterAll(() => api.stop());

/** The events of one page, as its browser would get them. */
class LiveStream {
  private readonly leaving = new AbortController();
  private events: AsyncGenerator<[string, unknown], void> | undefined;
  headers = new Headers();

  static async follow({ cookie }: TestAdmin, at = address): Promise<LiveStream> {
    const stream = new LiveStream();
    open.push(stream);
    const { body, headers } = await fetch(`${at}/v1/live`, { headers: { cookie }, signal: stream.leaving.signal });
    if (!body) throw new Error('There is no stream.');
    stream.headers = headers;
    stream.events = eventsIn(body.pipeThrough(new TextDecoderStream()));
    return stream;
  }

  /** The next event and its data; undefined when the stream has ended. */
  async next(): Promise<[string, unknown] | undefined> {
    const step = await this.events?.next();
    return step && !step.done ? step.value : undefined;
  }

  /** All topics that are told of until this one is; what was done before the test may still be told in it. */
  async topicsUntil(wanted: string): Promise<string[]> {
    const heard: string[] = [];
    while (!heard.includes(wanted)) {
      const [event, data] = (await this.next()) ?? [];
      if (event !== 'changed') throw new Error(`Instead of ${wanted} the stream said ${event}.`);
      heard.push(...(data as { topics: string[] }).topics);
    }
    return heard;
  }

  /** What the stream says last, or first besides what has changed. */
  async nextBesidesChanges(): Promise<[string, unknown] | undefined> {
    for (;;) {
      const said = await this.next();
      if (said?.[0] !== 'changed') return said;
    }
  }

  leave(): void {
    this.leaving.abort();
  }
}

async function* eventsIn(text: AsyncIterable<string>): AsyncGenerator<[string, unknown], void> {
  let rest = '';
  for await (const piece of text) {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data = ''] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined) yield [event, JSON.parse(data)];
    }
  }
}

const register = (name: string, by: { apiKey: string } = tenant) => api.call(by, 'POST', '/v1/clients', { name });

describe('a page that follows', () => {
  test('hears what an API key, an admin and Twilio change', async () => {
    const stream = await LiveStream.follow(admin);
    await register('alice');
    await stream.topicsUntil('clients');
    await api.call(admin, 'POST', '/v1/api-keys', { name: 'Reports' });
    await stream.topicsUntil('api-keys');
    await api.webhook(tenant, 'outgoing', { CallSid: aSid('CA'), From: 'client:alice', To: '+14155550123' });
    await stream.topicsUntil('calls');
  });

  test('is told at once what happened together', async () => {
    const stream = await LiveStream.follow(admin);
    const updates = api.app.get(LiveUpdates);
    for (const topic of ['calls', 'twilio-checks', 'calls', 'settings'] as const)
      updates.publish(tenant.tenantId, topic);
    let data: unknown;
    do [, data] = (await stream.next()) ?? [];
    while (!(data as { topics: string[] }).topics.includes('settings'));
    expect(data).toEqual({ topics: expect.arrayContaining(['calls', 'twilio-checks', 'settings']) });
  });

  test('hears nothing of another tenant, and nothing of what was refused', async () => {
    const other = await api.createTenant({ name: 'Globex' });
    const stream = await LiveStream.follow(admin);
    await register('dave', other);
    expect((await register('not a name')).status).toBe(400);
    await api.call(admin, 'POST', '/v1/api-keys', { name: 'Three' });
    expect(await stream.topicsUntil('api-keys')).not.toContain('clients');
  });

  test('is not kept waiting by a proxy', async () => {
    const { headers } = await LiveStream.follow(admin);
    expect(headers.get('content-type')).toBe('text/event-stream');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('is told to read everything anew when the line between the nodes was cut', async () => {
    const stream = await LiveStream.follow(admin);
    await register('erin');
    await stream.topicsUntil('clients');
    await api.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like 'cordboard-live%' and datname = current_database()`,
    );
    expect(await stream.nextBesidesChanges()).toEqual(['resync', {}]);
  });
});

test.each([
  ['no JSON', 'ida'],
  ['{"node":1}', 'jo'],
  ['{"topics":["of next year"]}', 'kai'],
])('what another node says and this one does not understand (%s) has everything read anew', async (said, name) => {
  const stream = await LiveStream.follow(admin);
  // The line between the nodes is open once something has been heard on it.
  await register(name);
  await stream.topicsUntil('clients');
  await api.database.query(`select pg_notify('cordboard_live', $1)`, [said]);
  expect(await stream.nextBesidesChanges()).toEqual(['resync', {}]);
});

describe('two nodes', () => {
  let other: NestFastifyApplication;
  beforeEach(async () => {
    other = await createApplication(api.database.environment, pino({ level: 'silent' }), { clock: api.clock });
    await other.listen(0, '127.0.0.1');
  });
  afterEach(() => other.close());

  test('what is changed at one is heard at the other', async () => {
    const stream = await LiveStream.follow(admin, await other.getUrl());
    await register('frank');
    await stream.topicsUntil('clients');
  });

  test('a node that stops ends its streams, so that their pages turn to another', async () => {
    const stream = await LiveStream.follow(admin, await other.getUrl());
    await other.close();
    expect(await stream.nextBesidesChanges()).toBeUndefined();
  });
});

describe('the session', () => {
  test('ends its stream when it is revoked', async () => {
    const another = await api.createAdmin(tenant);
    const stream = await LiveStream.follow(another);
    const { body } = await api.call<{ data: { id: string; isCurrent: boolean }[] }>(another, 'GET', '/v1/sessions');
    const current = body.data.find(({ isCurrent }) => isCurrent);
    await api.call(another, 'DELETE', `/v1/sessions/${current?.id}`);
    expect(await stream.nextBesidesChanges()).toEqual(['session-ended', {}]);
    expect(await stream.next()).toBeUndefined();
  });

  test('ends for want of use, however much its page follows and refreshes by itself', async () => {
    const idle = await api.createAdmin(tenant);
    const refresh = () =>
      api.inject({ method: 'GET', url: '/v1/me', headers: { cookie: idle.cookie, 'cordboard-background': 'true' } });
    for (let minutes = 0; minutes < 28; minutes += 7) {
      api.clock.advance(7 * 60);
      expect((await refresh()).status).toBe(200);
      await LiveStream.follow(idle);
    }
    api.clock.advance(3 * 60);
    expect((await refresh()).status).toBe(401);
  });
});
