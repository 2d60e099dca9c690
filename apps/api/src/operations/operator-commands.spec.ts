import { expect, test } from '@jest/globals';
import { InvalidEnvironment } from '@cordboard/environment';
import { TenantStateConflict } from '../tenants/errors.js';
import { runOperator } from './operator-commands.js';

const tenant = '0196f3a2-7b1c-7d7e-8f00-0123456789ab';

/** What a command says, with settings that are not there. */
async function run(args: string[], failure: Error = new InvalidEnvironment('no settings')) {
  const printed: string[] = [];
  const complained: string[] = [];
  const exitCode = await runOperator(args, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    readSettings: () => {
      throw failure;
    },
  });
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
}

test.each([['help'], ['--help'], ['-h'], ['create-tenant', '--help'], ['migrate', '-h'], ['nonsense', '--help']])(
  '%s %s shows how it is used, without a database',
  async (...args) => {
    const { exitCode, printed, complained } = await run(args);
    expect([exitCode, complained]).toEqual([0, '']);
    expect(printed).toMatch(/^Usage: operator COMMAND/);
  },
);

test.each([
  [[], 'Which command?'],
  [['nonsense'], 'There is no command "nonsense"'],
  [['toString'], 'There is no command "toString"'],
  [['create-tenant', '--nam', 'x'], "Unknown option '--nam'"],
  [['create-tenant', '--name'], "Option '--name <value>' argument missing"],
  [['update-tenant'], '--tenant needs the id of a tenant'],
  [['update-tenant', '--tenant', tenant], 'Nothing to change: --name, --country or --auto-register-clients says what'],
  [['update-tenant', '--tenant', tenant, '--name', ' '], '--name needs a name'],
  [['update-tenant', '--tenant', tenant, '--name', 'x'.repeat(121)], '--name has at most 120 characters'],
  [['update-tenant', '--tenant', tenant, '--country', ''], '--country "" is not an ISO 3166 code such as US'],
])('%j is told in a sentence, with how it is used', async (args, sentence) => {
  const { exitCode, complained } = await run(args);
  expect(exitCode).toBe(1);
  expect(complained.split('\n')[0]).toBe(sentence);
  expect(complained).toMatch(/Usage: operator COMMAND/);
});

test('settings that are wrong are told without how it is used', async () => {
  expect(await run(['migrate'])).toEqual({ exitCode: 1, printed: '', complained: 'no settings' });
});

test('what the product refuses is told with what to do about it', async () => {
  const { complained } = await run(['migrate'], new TenantStateConflict('restore', 'active'));
  expect(complained).toBe(
    'Failed: A tenant that is active cannot be restored. Only a tenant that is being deleted can be; one that is suspended is resumed.',
  );
});

test('after one that failed none is run', async () => {
  const { exitCode, printed } = await run(['nonsense', '--then', 'help']);
  expect([exitCode, printed]).toEqual([1, '']);
  expect((await run(['help', '--then', 'help'])).printed.match(/^Usage/gm)).toHaveLength(2);
});
