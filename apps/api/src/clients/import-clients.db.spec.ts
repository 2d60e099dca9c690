import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditPage, ClientImport, ClientPage, Problem, Team, TeamList } from '@cordboard/contracts';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

const send = (who: TestTenant, csv: string, dryRun: boolean | null = false, more = '') =>
  api.inject<ClientImport & Problem>({
    method: 'POST',
    url: `/v1/clients/import${dryRun === null ? '' : `?dryRun=${dryRun}`}${more}`,
    headers: { authorization: `Bearer ${who.apiKey}`, 'content-type': 'text/csv; charset=utf-8' },
    payload: csv,
  });
const outcomes = ({ lines }: ClientImport) => lines.map(({ line, outcome, reason }) => [line, reason ?? outcome]);
const registered = async (who: TestTenant) => (await api.call<ClientPage>(who, 'GET', '/v1/clients')).body.data;

describe('an import', () => {
  beforeAll(async () => {
    tenant = await api.createTenant();
  });

  test('registers what it can, and says of each line what became of it', async () => {
    await api.call(tenant, 'POST', '/v1/clients', { name: 'old', displayName: 'Old Hand' });
    const globex = await api.createTenant({ connected: false });
    await api.connect(globex, tenant.account);
    await api.call(globex, 'POST', '/v1/clients', { name: 'theirs' });
    const csv =
      '\uFEFFdisplay_name,name\r\n"Ann ""A"" Zeller, sales",ann\r\n\r\nOld Hand,OLD\r\nSomebody,old2\r\n,bare\r\n' +
      'Théo,théo.k@example.com\r\nX,ANN\r\nX,theirs\r\nNew Hand,old\r\n"two\r\nlines",\r\na,b,c\r\n';
    const dry = await send(tenant, csv, null);
    expect([dry.status, dry.body.dryRun]).toEqual([200, true]);
    expect(outcomes(dry.body)).toEqual([
      [2, 'created'],
      [4, 'unchanged'],
      [5, 'created'],
      [6, 'created'],
      [7, 'name_invalid'],
      [8, 'name_repeated'],
      [9, 'name_taken'],
      [10, 'name_repeated'],
      [12, 'name_missing'],
      [13, 'columns_wrong'],
    ]);
    expect(dry.body.lines[4]).toMatchObject({ suggestion: 'theo_k', detail: expect.stringContaining('letters') });
    expect((await registered(tenant)).map(({ name }) => name)).toEqual(['old']);

    const done = await send(tenant, csv);
    expect(done.body).toEqual({ ...dry.body, dryRun: false });
    expect(done.body).toMatchObject({ created: 3, unchanged: 1, refused: 6 });
    expect((await registered(tenant)).map(({ displayName }) => displayName)).toEqual([
      'Ann "A" Zeller, sales',
      'bare',
      'Old Hand',
      'Somebody',
    ]);
    expect((await send(tenant, csv)).body).toMatchObject({ created: 0, unchanged: 4 });
    expect(outcomes((await send(tenant, 'name;display name\nold;Somebody Else\n')).body)).toEqual([
      [2, 'display_name_differs'],
    ]);
  });

  test('puts clients into the teams that are named, whatever their case', async () => {
    const own = await api.createTenant();
    const support = await api.call<Team>(own, 'POST', '/v1/teams', { name: 'Support' });
    const csv = 'team,name\nSUPPORT,ann\n,bob\nSales,carol\nsales,dan\n';
    const dry = await send(own, csv, true);
    expect(outcomes(dry.body)).toEqual([
      [2, 'created'],
      [3, 'created'],
      [4, 'team_unknown'],
      [5, 'team_unknown'],
    ]);
    expect(dry.body.lines[2]).toMatchObject({ team: 'Sales', detail: expect.stringContaining('createTeams=true') });
    await send(own, csv);
    const teams = async () => (await registered(own)).map(({ name, team }) => [name, team?.name]);
    expect(await teams()).toEqual([
      ['ann', 'Support'],
      ['bob', undefined],
    ]);
    expect((await registered(own))[0]?.team?.id).toBe(support.body.id);
  });

  test('makes the teams that are missing where it is told to, and only those that it needs', async () => {
    const own = await api.createTenant();
    await api.call(own, 'POST', '/v1/clients', { name: 'ann' });
    const csv = 'name,team\nann,Berlin\nbob,Sales\ncarol,SALES\nd n,Paris\ne,' + 'x'.repeat(81) + '\n';
    const dry = await send(own, csv, true, '&createTeams=true');
    expect(outcomes(dry.body)).toEqual([
      [2, 'team_differs'],
      [3, 'created'],
      [4, 'created'],
      [5, 'name_invalid'],
      [6, 'team_too_long'],
    ]);
    expect(dry.body.teams).toEqual(['Sales']);
    const teams = async () => (await api.call<TeamList>(own, 'GET', '/v1/teams')).body.data;
    expect(await teams()).toEqual([]);
    expect((await send(own, csv, false, '&createTeams=true')).body).toEqual({ ...dry.body, dryRun: false });
    expect(await teams()).toMatchObject([{ name: 'Sales', members: 2 }]);
    const { data } = (await api.call<AuditPage>(own, 'GET', '/v1/audit-log?action=team.created')).body;
    expect(data.map(({ target }) => target?.name)).toEqual(['Sales']);
  });

  test('makes no more teams than there may be', async () => {
    const own = await api.createTenant();
    const csv = `name,team\n${Array.from({ length: 202 }, (_, n) => `rep_${n},Team ${n}`).join('\n')}\nlast,Team 1\n`;
    const { body } = await send(own, csv, false, '&createTeams=true');
    expect(outcomes(body).slice(199)).toEqual([
      [201, 'created'],
      [202, 'teams_too_many'],
      [203, 'teams_too_many'],
      [204, 'created'],
    ]);
    expect(body.teams).toHaveLength(200);
  });

  test('takes what was exported, and finds nothing to do', async () => {
    const own = await api.createTenant();
    await send(own, 'name,display_name,team\nann,"Zeller, ""A""",Süd\nbob,,\n', false, '&createTeams=true');
    await api.call(own, 'POST', '/v1/clients', { crmUser: 'rep.one@example.com' });
    const { text, headers } = await api.call(own, 'GET', '/v1/clients/export');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toEqual([
      '\uFEFFname,display_name,team',
      'ann,"Zeller, ""A""",Süd',
      'bob,bob,',
      'crm_rep_done_aexample_dcom,rep.one@example.com,',
      '',
    ]);
    expect((await send(own, text)).body).toMatchObject({ created: 0, unchanged: 3, refused: 0 });
    expect((await api.call(own, 'GET', '/v1/clients/export?q=zeller')).text.split('\r\n')).toHaveLength(3);
  });

  test('of the export has all, lot by lot, and nothing of another company', async () => {
    const own = await api.createTenant();
    await send(own, `name\n${Array.from({ length: 1_001 }, (_, n) => `rep_${n}`).join('\n')}\n`);
    const lines = (await api.call(own, 'GET', '/v1/clients/export')).text.split('\r\n');
    expect([lines.length, new Set(lines).size]).toEqual([1_003, 1_003]);
    expect((await api.call(await api.createTenant(), 'GET', '/v1/clients/export')).text.split('\r\n')).toHaveLength(2);
  });

  test('takes 10,000 lines at once, and no more', async () => {
    const own = await api.createTenant();
    const csv = (lines: number) => `name\n${Array.from({ length: lines }, (_, n) => `rep_${n}`).join('\n')}\n`;
    expect((await send(own, csv(10_000))).body).toMatchObject({ created: 10_000, refused: 0 });
    expect(await send(own, csv(10_001))).toMatchObject({ status: 400, body: { code: 'client.import_unreadable' } });
  });

  test.each(['', 'display_name\nAnn', 'name,phone\nann,1', 'name\n"ann', 'name\n"a"b'])(
    'of %p is refused with what to do about it',
    async (csv) => {
      const answer = await send(tenant, csv);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'client.import_unreadable', remedy: expect.any(String) }]); // prettier-ignore
    },
  );

  test('comes as CSV, here alone, and up to 4 MB', async () => {
    const json = await api.call(tenant, 'POST', '/v1/clients/import', { name: 'ann' });
    expect(json.body).toMatchObject({ code: 'client.import_unreadable' });
    const elsewhere = { method: 'POST' as const, url: '/v1/clients', payload: 'name\nann', headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'text/csv' } }; // prettier-ignore
    expect(await api.inject(elsewhere)).toMatchObject({ status: 415 });
    expect((await send(tenant, `name\n${'x'.repeat(5_000_000)}`)).status).toBe(413);
  });
});
