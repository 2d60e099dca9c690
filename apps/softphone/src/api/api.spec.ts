import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from './api-problem.js';
import { CordboardApi, redeemTicket } from './cordboard-api.js';

const answering = (status: number, body: unknown, headers = {}) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    return { ok: status < 400, status, headers: new Headers(headers), json: async () => body } as Response;
  };
  return { asked, fetch };
};
const base = 'https://phone.example.com';
const signal = new AbortController().signal;

describe('a problem', () => {
  test.each([
    [401, { code: 'auth.session_expired', detail: 'x' }, 'launch', 'Your session has ended.'],
    [
      401,
      { code: 'embed_session.ticket_invalid', detail: 'x' },
      'launch',
      'This launch was used already, or is too old.',
    ],
    [409, { code: 'twilio_config.not_connected', detail: 'x' }, 'no', 'Your company has no connected Twilio account.'],
    [403, { code: 'auth.forbidden', detail: 'Only for admins.' }, 'no', 'Only for admins.'],
    [503, { code: 'server.unavailable', detail: 'x' }, 'later', 'Cordboard is not available right now.'],
    [502, '<html>', 'later', 'Cordboard answered with status 502.'],
    [429, null, 'later', 'Cordboard answered with status 429.'],
  ] as const)('%i %j may be tried again: %s', (status, body, retry, sentence) => {
    expect(ApiProblem.of(status, body)).toMatchObject({ retry, message: sentence });
  });

  test('keeps the remedy that the API gives', () => {
    const body = { code: 'auth.forbidden', detail: 'No.', remedy: 'Ask Grace.' };
    expect(ApiProblem.of(403, body).remedy).toBe('Ask Grace.');
  });
});

describe('the API', () => {
  test('is given the ticket in the body, and no credential', async () => {
    const { asked, fetch } = answering(201, { sessionToken: 's' });
    await redeemTicket(fetch, base, 't.i.c');
    expect(asked[0]?.url).toBe(`${base}/v1/embed-sessions/redeem`);
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"ticket":"t.i.c"}', credentials: 'omit' });
  });

  test('names all colleagues of a large company, page by page, and stops where there are too many', async () => {
    const cursors: (string | null)[] = [];
    const serving = (pages: number) => async (url: string) => {
      const cursor = new URL(url).searchParams.get('cursor');
      cursors.push(cursor);
      const page = Number(cursor ?? 1);
      const body = { data: [{ name: `rep_${page}` }], nextCursor: page < pages ? String(page + 1) : null };
      return { ok: true, status: 200, headers: new Headers(), json: async () => body as unknown } as Response;
    };
    const found = await new CordboardApi(serving(3), base, 'cbs').listClients();
    expect(found.map(({ name }) => name)).toEqual(['rep_1', 'rep_2', 'rep_3']);
    expect(cursors).toEqual([null, '2', '3']);
    expect(await new CordboardApi(serving(99), base, 'cbs').listClients()).toHaveLength(10);
  });

  test('that cannot be reached is told apart from one that refuses', async () => {
    const failing = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(redeemTicket(failing, base, 't')).rejects.toMatchObject({ retry: 'later', code: null });
  });

  test('tells a token’s end in its own time, which is turned into ours', async () => {
    const ours = Date.UTC(2026, 0, 5, 9, 0, 0);
    const headers = { date: 'Mon, 05 Jan 2026 09:10:00 GMT' };
    const { fetch } = answering(201, { token: 't', expiresAt: '2026-01-05T10:10:00.000Z' }, headers);
    const api = new CordboardApi(fetch, base, 'cbs', () => ours);
    expect((await api.issueToken('alice', signal)).expiresAt).toBe(ours + 3_600_000);
  });

  test('finds a call without a SID by who made it and when, whatever our clock says', async () => {
    const ours = Date.UTC(2026, 0, 5, 9, 0, 0);
    const call = (from: string, startedAt: string) => ({ callSid: startedAt, from, startedAt });
    const data = [
      call('client:bob', '2026-01-05T09:10:05.000Z'),
      call('client:alice', '2026-01-05T09:10:02.000Z'),
      call('client:alice', '2026-01-05T09:05:00.000Z'),
    ];
    const { fetch } = answering(200, { data, nextCursor: null }, { date: 'Mon, 05 Jan 2026 09:10:06 GMT' });
    const api = new CordboardApi(fetch, base, 'cbs', () => ours);
    expect(await api.findCallSince('alice', ours - 4_000)).toMatchObject({ callSid: '2026-01-05T09:10:02.000Z' });
    expect(await api.findCallSince('alice', ours)).toBeNull();
  });

  test('that does not know a call is no failure; anything else is', async () => {
    const unknown = answering(404, { code: 'call.not_found', detail: 'x' });
    expect(await new CordboardApi(unknown.fetch, base, 'cbs').findCall('CA1')).toBeNull();
    const broken = answering(500, { code: 'server.internal', detail: 'x' });
    await expect(new CordboardApi(broken.fetch, base, 'cbs').findCall('CA1')).rejects.toBeInstanceOf(ApiProblem);
  });
});
