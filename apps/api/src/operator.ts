import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { adminRole, changeApiKey, emailAddress, tenantId, type AdminRole, type TenantId } from '@cordboard/contracts';
import { isSupportedCountry } from 'libphonenumber-js';
import { readEnvironment } from './environment.js';
import { explainOwnerFailure } from './explain-failure.js';
import { addApiKey } from './operations/add-api-key.js';
import { changeTenant } from './operations/change-tenant.js';
import { checkDrift } from './operations/check-drift.js';
import { createOperator } from './operations/create-operator.js';
import { createTenant } from './operations/create-tenant.js';
import { inviteAdmin } from './operations/invite-admin.js';
import { migrate } from './operations/migrate.js';
import { reportAudit } from './operations/report-audit.js';
import { resetPassword } from './operations/reset-password.js';
import { rotateDataKeys, type RotationProgress } from './operations/rotate-data-keys.js';
import { rotateMasterKey } from './operations/rotate-master-key.js';
import { updateTenant } from './operations/update-tenant.js';

const usage = `Usage: operator COMMAND [--then COMMAND]...

  migrate
      bring the database up to date, and its application role
  create-tenant --name NAME [--country US] [--owner-email ADDRESS] [--demo-owner ADDRESS] [--requests-per-minute 6000]
      make a tenant and its first API key; for the owner's address, a link with which it becomes the tenant's owner;
      for a demo owner's, a printed password, with which nobody can sign in in production
  update-tenant --tenant ID [--name NAME] [--country US] [--auto-register-clients yes|no]
      change a tenant; "no" leaves client names to POST /v1/clients alone
  invite --tenant ID --email ADDRESS [--role owner|admin|supervisor]
      make a link that makes an admin, or sets an admin's password and role anew
  reset-password --tenant ID --email ADDRESS
      make a link with which an admin sets their password anew, within a day
  create-operator --email ADDRESS
      make a link for somebody who is to see and make tenants in the console, or who has forgotten their password
  suspend-tenant --tenant ID, resume-tenant --tenant ID
      let nobody of a tenant sign in or call, and let them again
  delete-tenant --tenant ID --name NAME, restore-tenant --tenant ID
      delete a tenant in 30 days, suspended until then; and keep it after all
  create-api-key --tenant ID [--name NAME] [--requests-per-minute 6000]
      make another API key
  rotate-master-key [--to ID]
      seal every data key anew with the first configured master key, while the API runs; go on where a former run was stopped
  rotate-data-keys [--tenant ID] [--older-than-days DAYS]
      give every tenant (or one) and the operators another data key and seal their secrets with it, while the API runs; go on
      where a former run was stopped. Takes a minute for the nodes to follow
  verify-audit [--tenant ID] [--expect-heads FILE] [--keep-heads FILE]
      was any audit log changed? Exits with 1 if so. A file of heads that is kept elsewhere shows also what whoever
      owns the database could rewrite: write one with --keep-heads, and name it next time with --expect-heads
  check-drift
      do the entities and the migrated schema agree?

It reads DATABASE_URL and the master keys (CORDBOARD_MASTER_KEY, or CORDBOARD_VAULT_KEY), as the API does.
`;

class UsageError extends Error {}

type Options = Record<string, string | undefined>;

interface Command {
  options: readonly string[];
  /** Returns the exit code. */
  run(options: Options): Promise<number>;
}

const stateChange = (kind: 'suspend' | 'resume' | 'restore'): Command => ({
  options: ['tenant'],
  run: async ({ tenant }) => printJson(await changeTenant(readEnvironment(), requireTenant(tenant), { kind })),
});

const commands: Record<string, Command> = {
  migrate: {
    options: [],
    run: async () => print(...(await migrate(readEnvironment()))),
  },
  'create-tenant': {
    options: ['name', 'country', 'owner-email', 'demo-owner', 'requests-per-minute'],
    run: async ({ name, country = 'US', 'owner-email': owner, 'demo-owner': demoOwner, ...limits }) =>
      printJson(
        await createTenant(readEnvironment(), {
          name: requireName(name),
          country: requireCountry(country),
          ...(owner !== undefined && { ownerEmail: requireEmail(owner, '--owner-email') }),
          ...(demoOwner !== undefined && { demoOwnerEmail: requireEmail(demoOwner, '--demo-owner') }),
          requestsPerMinute: readRequestsPerMinute(limits['requests-per-minute']),
        }),
      ),
  },
  'update-tenant': {
    options: ['tenant', 'name', 'country', 'auto-register-clients'],
    run: async ({ tenant, name, country, 'auto-register-clients': autoRegister }) =>
      printJson(
        await updateTenant(readEnvironment(), requireTenant(tenant), {
          ...(name !== undefined && { name: requireName(name) }),
          ...(country !== undefined && { country: requireCountry(country) }),
          ...(autoRegister !== undefined && { autoRegisterClients: requireYesOrNo(autoRegister) }),
        }),
      ),
  },
  invite: {
    options: ['tenant', 'email', 'role'],
    run: async ({ tenant, email, role = 'admin' }) =>
      printJson(
        await inviteAdmin(readEnvironment(), requireTenant(tenant), {
          email: requireEmail(email, '--email'),
          role: requireRole(role),
        }),
      ),
  },
  'reset-password': {
    options: ['tenant', 'email'],
    run: async ({ tenant, email }) =>
      printJson(await resetPassword(readEnvironment(), requireTenant(tenant), requireEmail(email, '--email'))),
  },
  'create-operator': {
    options: ['email'],
    run: async ({ email }) => printJson(await createOperator(readEnvironment(), requireEmail(email, '--email'))),
  },
  'suspend-tenant': stateChange('suspend'),
  'resume-tenant': stateChange('resume'),
  'restore-tenant': stateChange('restore'),
  'delete-tenant': {
    options: ['tenant', 'name'],
    run: async ({ tenant, name }) =>
      printJson(
        await changeTenant(readEnvironment(), requireTenant(tenant), { kind: 'delete', name: requireName(name) }),
      ),
  },
  'create-api-key': {
    options: ['tenant', 'name', 'requests-per-minute'],
    run: async ({ tenant, name = 'API key', 'requests-per-minute': requestsPerMinute }) =>
      printJson(
        await addApiKey(readEnvironment(), {
          tenantId: requireTenant(tenant),
          name: requireName(name),
          requestsPerMinute: readRequestsPerMinute(requestsPerMinute),
        }),
      ),
  },
  'rotate-master-key': {
    options: ['to'],
    run: async ({ to }) => {
      const { masterKeyId, resealed, unopened } = await rotateMasterKey(readEnvironment(), {
        to,
        onProgress: (rotation) => void print(`${rotation.resealed} of ${rotation.total} data keys are sealed anew.`),
      });
      print(
        ...unopened.map((whose) => `The data key of ${whose} does not open, and stays as it was.`),
        `${unopened.length === 0 ? 'All data keys are' : `${resealed} data keys were`} sealed with ${masterKeyId}.`,
      );
      return unopened.length === 0 ? 0 : 1;
    },
  },
  'rotate-data-keys': {
    options: ['tenant', 'older-than-days'],
    run: async ({ tenant, 'older-than-days': days }) => {
      const { replaced, resealed, unopened } = await rotateDataKeys(readEnvironment(), {
        ...(tenant !== undefined && { scope: requireTenant(tenant) }),
        ...(days !== undefined && { olderThanDays: requireDays(days) }),
        onProgress: (progress) => void print(...sentenceOf(progress)),
      });
      print(...unopened.map((what) => `It does not open, and stays as it was, with its data key: ${what}.`));
      print(`${replaced} data keys are replaced, ${resealed} secrets sealed anew.`);
      return unopened.length === 0 ? 0 : 1;
    },
  },
  'verify-audit': {
    options: ['tenant', 'expect-heads', 'keep-heads'],
    run: async ({ tenant, 'expect-heads': expectFile, 'keep-heads': keepFile }) => {
      const options = { expectFile, keepFile, ...(tenant !== undefined && { tenantId: requireTenant(tenant) }) };
      const showProgress = (line: string) => void process.stderr.write(`${line}\n`);
      return (await reportAudit(readEnvironment(), options, { print, showProgress })) === 0 ? 0 : 1;
    },
  },
  'check-drift': {
    options: [],
    run: async () => {
      const differences = await checkDrift(readEnvironment());
      print(...differences, differences.length === 0 ? 'Entities and schema agree.' : 'Entities and schema differ.');
      return differences.length === 0 ? 0 : 1;
    },
  },
};

async function main(name: string | undefined, args: string[]): Promise<number> {
  if (name === 'help' || name === '--help') return print(usage);
  const command = name === undefined ? undefined : commands[name];
  if (!command) throw new UsageError(name === undefined ? 'Which command?' : `There is no command "${name}"`);
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(command.options.map((option) => [option, { type: 'string' as const }])),
  });
  return command.run(values as Options);
}

function requireName(name: string | undefined): string {
  if (!name?.trim()) throw new UsageError('--name needs a name');
  return name.trim();
}

function requireCountry(country: string): string {
  if (!isSupportedCountry(country)) throw new UsageError(`--country ${country} is not an ISO 3166 code such as US`);
  return country;
}

function requireTenant(tenant: string | undefined): TenantId {
  const id = tenantId.safeParse(tenant);
  if (!id.success) throw new UsageError('--tenant needs the id of a tenant');
  return id.data;
}

function requireEmail(email: string | undefined, option: string): string {
  const address = emailAddress.safeParse(email);
  if (!address.success) throw new UsageError(`${option} needs an e-mail address`);
  return address.data;
}

function requireRole(role: string): AdminRole {
  const parsed = adminRole.safeParse(role);
  if (!parsed.success) throw new UsageError('--role is owner, admin or supervisor');
  return parsed.data;
}

function readRequestsPerMinute(text: string | undefined): number | null {
  if (text === undefined) return null;
  const read = changeApiKey.shape.requestsPerMinute.safeParse(Number(text));
  if (!read.success) throw new UsageError('--requests-per-minute is a whole number from 1 to 10000000');
  return read.data;
}

function requireDays(text: string): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > 36_500) throw new UsageError('--older-than-days is a whole number from 0 to 36500');
  return days;
}

const progressWords = { announced: 'announced', sealed: 'in use', replaced: 'alone' } as const;

/** Of many, every five hundredth is told of. */
function sentenceOf(progress: RotationProgress): string[] {
  if (progress.step === 'waiting') return [`Waiting ${progress.seconds} s, until every node has heard of it.`];
  const { step, done, total } = progress;
  return done === total || done % 500 === 0 ? [`${done} of ${total} new data keys are ${progressWords[step]}.`] : [];
}

function requireYesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new UsageError('--auto-register-clients is yes or no');
  return text === 'yes';
}

function print(...lines: string[]): 0 {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

const printJson = (value: object) => print(JSON.stringify(value));

function explain(error: unknown): string {
  const isUsage = error instanceof UsageError || String(Object(error).code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? `${(error as Error).message}\n\n${usage}` : explainOwnerFailure(error);
}

/** One after the other, until one fails. */
async function runAll([args, ...rest]: string[][]): Promise<number> {
  const exitCode = await main(args?.[0], args?.slice(1) ?? []);
  return exitCode === 0 && rest.length > 0 ? runAll(rest) : exitCode;
}

function splitCommands(args: readonly string[]): string[][] {
  const end = args.indexOf('--then');
  return end < 0 ? [[...args]] : [args.slice(0, end), ...splitCommands(args.slice(end + 1))];
}

runAll(splitCommands(process.argv.slice(2))).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
