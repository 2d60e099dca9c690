import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TenantRemoval } from '../operators/tenant-removal.js';
import { TestApi, type TestTenant } from '../testing/test-api.js';
import { changeTenant } from './change-tenant.js';
import { reportAudit, type AuditReportOptions } from './report-audit.js';

let api: TestApi;
let globex: TestTenant;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordboard-audit-'));
  api = await TestApi.start();
  await api.createTenant({ name: 'Acme' });
  globex = await api.createTenant({ name: 'Globex' });
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

async function report(options: AuditReportOptions = {}) {
  const lines: string[] = [];
  const changed = await reportAudit(api.database.environment, options, {
    print: (line) => lines.push(line),
    showProgress: () => undefined,
  });
  return { changed, lines };
}
const intact = (name: string) => expect.stringMatching(new RegExp(`^intact   [0-9a-f-]{36} ${name}: \\d+ entries, ending in [0-9a-f]{16}$`)); // prettier-ignore

test('each log is told how it is, the operators’ own too', async () => {
  const all = [intact('the operators'), intact('Acme'), intact('Globex'), 'No audit log was changed.'];
  expect(await report()).toEqual({ changed: 0, lines: all });
  expect(await report({ tenantId: globex.tenantId })).toEqual({
    changed: 0,
    lines: [intact('Globex'), 'No audit log was changed.'],
  });
});

test('a tenant without its log, and a log that was cut, are found; the others are looked at all the same', async () => {
  const cut = await api.createTenant({ name: 'Umbrella' });
  const other = await api.createTenant({ name: 'Initech' });
  await api.database.query('delete from audit_entries where tenant_id = $1 and sequence = 3', [cut.tenantId]);
  await api.database.query('delete from audit_heads where tenant_id = $1', [other.tenantId]);
  const { changed, lines } = await report();
  expect([changed, lines]).toEqual([
    2,
    [
      intact('the operators'),
      intact('Acme'),
      intact('Globex'),
      `CHANGED  ${cut.tenantId} Umbrella: entry 3 is missing, and all after it: the head of the log says 3 entries`,
      `CHANGED  ${other.tenantId} Initech: entry 0 is the last there is, and the head of the log is missing`,
      'Audit logs that were changed: 2',
    ],
  ]);
  await api.database.query('delete from tenants where id = any ($1)', [[cut.tenantId, other.tenantId]]);
});

test('heads that were kept show a log that was begun anew, and a tenant that is gone', async () => {
  const [before, after] = [join(folder, 'before'), join(folder, 'after')];
  const gone = await api.createTenant({ name: 'Hooli' });
  const deleted = await api.createTenant({ name: 'Pied Piper' });
  expect((await report({ keepFile: before })).changed).toBe(0);
  expect(readFileSync(before, 'utf8').split('\n')[1]).toMatch(/^[0-9a-f-]{36} \d+ [0-9a-f]{64}$/);

  await api.call(globex, 'POST', '/v1/clients', { name: 'alice' });
  await changeTenant(api.database.environment, deleted.tenantId, { kind: 'delete', name: 'Pied Piper' });
  api.clock.advance(5 * 365 * 24 * 3600);
  await api.app.get(TenantRemoval, { strict: false }).removeDue();
  // Whatever goes on from a kept head is well, and so is a deletion of which the operators' log knows.
  expect((await report({ expectFile: before, keepFile: after })).changed).toBe(0);

  await api.database.query('delete from audit_entries where tenant_id = $1', [globex.tenantId]);
  await api.database.query(`update audit_heads set sequence = 0, hash = decode(repeat('00', 32), 'hex') where tenant_id = $1`, [globex.tenantId]); // prettier-ignore
  await api.database.query('delete from tenants where id = $1', [gone.tenantId]);
  expect((await report()).changed).toBe(0);
  const { changed, lines } = await report({ expectFile: after });
  expect([changed, lines.filter((line) => line.startsWith('CHANGED'))]).toEqual([
    2,
    [
      `CHANGED  ${globex.tenantId} Globex: entry 1 is missing: the kept head says 4 entries`,
      `CHANGED  ${gone.tenantId} gone: entry 1 is missing: the tenant is gone, and the operators’ log does not say that it was deleted`,
    ],
  ]);
});

test('a file of heads that is none is refused, and names the line', async () => {
  await expect(report({ expectFile: new URL(import.meta.url).pathname })).rejects.toThrow(
    /^--expect-heads .* does not serve: This line is no kept head: import/,
  );
});

test('files that do not serve are told before a log is read', async () => {
  const empty = join(folder, 'empty');
  writeFileSync(empty, '\n');
  const told = (options: AuditReportOptions) => report(options).then(({ lines }) => lines, String);
  expect(await told({ expectFile: empty })).toMatch(
    /--expect-heads .*empty does not serve: There are no kept heads in it/,
  );
  expect(await told({ expectFile: join(folder, 'nowhere') })).toMatch(
    /ENOENT.*It is a file that --keep-heads has written/,
  );
  expect(await told({ keepFile: join(folder, 'no-folder', 'heads') })).toMatch(/--keep-heads .*heads cannot be written.*Name a file/); // prettier-ignore
});
