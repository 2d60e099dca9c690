import { parseArgs } from 'node:util';
import { readEnvironment, type Environment } from '../environment.js';
import { explainOwnerFailure } from '../explain-failure.js';
import { addApiKey } from './add-api-key.js';
import { changeTenant } from './change-tenant.js';
import { checkDrift } from './check-drift.js';
import { createOperator } from './create-operator.js';
import {
  readRequestsPerMinute,
  requireApiKeyName,
  requireCountry,
  requireDays,
  requireEmail,
  requireName,
  requireRole,
  requireTenant,
  requireTenantName,
  requireYesOrNo,
  UsageError,
} from './command-options.js';
import { createTenant } from './create-tenant.js';
import { inviteAdmin } from './invite-admin.js';
import { migrate } from './migrate.js';
import { reportAudit } from './report-audit.js';
import { resetPassword } from './reset-password.js';
import { rotateDataKeys, type RotationProgress } from './rotate-data-keys.js';
import { rotateMasterKey } from './rotate-master-key.js';
import { updateTenant } from './update-tenant.js';

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

/** Where what a command says goes, and where its settings come from. */
export interface OperatorTerminal {
  print: (line: string) => void;
  /** For what went wrong, and for signs of life. */
  complain: (line: string) => void;
  readSettings?: () => Environment;
}

type Options = Record<string, string | undefined>;

interface Terminal {
  print: (...lines: string[]) => 0;
  printJson: (value: object) => 0;
  complain: (line: string) => void;
  readSettings: () => Environment;
}

interface Command {
  options: readonly string[];
  /** Returns the exit code. */
  run(options: Options, terminal: Terminal): Promise<number>;
}

const stateChange = (kind: 'suspend' | 'resume' | 'restore'): Command => ({
  options: ['tenant'],
  run: async ({ tenant }, { printJson, readSettings }) =>
    printJson(await changeTenant(readSettings(), requireTenant(tenant), { kind })),
});

const commands: Record<string, Command> = {
  migrate: {
    options: [],
    run: async (_, { print, readSettings }) => print(...(await migrate(readSettings()))),
  },
  'create-tenant': {
    options: ['name', 'country', 'owner-email', 'demo-owner', 'requests-per-minute'],
    run: async (
      { name, country = 'US', 'owner-email': owner, 'demo-owner': demoOwner, ...limits },
      { printJson, readSettings },
    ) =>
      printJson(
        await createTenant(readSettings(), {
          name: requireTenantName(name),
          country: requireCountry(country),
          ...(owner !== undefined && { ownerEmail: requireEmail(owner, '--owner-email') }),
          ...(demoOwner !== undefined && { demoOwnerEmail: requireEmail(demoOwner, '--demo-owner') }),
          requestsPerMinute: readRequestsPerMinute(limits['requests-per-minute']),
        }),
      ),
  },
  'update-tenant': {
    options: ['tenant', 'name', 'country', 'auto-register-clients'],
    run: async ({ tenant, name, country, 'auto-register-clients': autoRegister }, { printJson, readSettings }) => {
      const id = requireTenant(tenant);
      const changes = {
        ...(name !== undefined && { name: requireTenantName(name) }),
        ...(country !== undefined && { country: requireCountry(country) }),
        ...(autoRegister !== undefined && { autoRegisterClients: requireYesOrNo(autoRegister) }),
      };
      if (Object.keys(changes).length === 0) {
        throw new UsageError('Nothing to change: --name, --country or --auto-register-clients says what');
      }
      return printJson(await updateTenant(readSettings(), id, changes));
    },
  },
  invite: {
    options: ['tenant', 'email', 'role'],
    run: async ({ tenant, email, role = 'admin' }, { printJson, readSettings }) =>
      printJson(
        await inviteAdmin(readSettings(), requireTenant(tenant), {
          email: requireEmail(email, '--email'),
          role: requireRole(role),
        }),
      ),
  },
  'reset-password': {
    options: ['tenant', 'email'],
    run: async ({ tenant, email }, { printJson, readSettings }) =>
      printJson(await resetPassword(readSettings(), requireTenant(tenant), requireEmail(email, '--email'))),
  },
  'create-operator': {
    options: ['email'],
    run: async ({ email }, { printJson, readSettings }) =>
      printJson(await createOperator(readSettings(), requireEmail(email, '--email'))),
  },
  'suspend-tenant': stateChange('suspend'),
  'resume-tenant': stateChange('resume'),
  'restore-tenant': stateChange('restore'),
  'delete-tenant': {
    options: ['tenant', 'name'],
    run: async ({ tenant, name }, { printJson, readSettings }) =>
      printJson(await changeTenant(readSettings(), requireTenant(tenant), { kind: 'delete', name: requireName(name) })),
  },
  'create-api-key': {
    options: ['tenant', 'name', 'requests-per-minute'],
    run: async ({ tenant, name = 'API key', 'requests-per-minute': requestsPerMinute }, { printJson, readSettings }) =>
      printJson(
        await addApiKey(readSettings(), {
          tenantId: requireTenant(tenant),
          name: requireApiKeyName(name),
          requestsPerMinute: readRequestsPerMinute(requestsPerMinute),
        }),
      ),
  },
  'rotate-master-key': {
    options: ['to'],
    run: async ({ to }, { print, readSettings }) => {
      const { masterKeyId, resealed, unopened } = await rotateMasterKey(readSettings(), {
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
    run: async ({ tenant, 'older-than-days': days }, { print, readSettings }) => {
      const { replaced, resealed, unopened } = await rotateDataKeys(readSettings(), {
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
    run: async ({ tenant, 'expect-heads': expectFile, 'keep-heads': keepFile }, terminal) => {
      const options = { expectFile, keepFile, ...(tenant !== undefined && { tenantId: requireTenant(tenant) }) };
      const { print, complain: showProgress, readSettings } = terminal;
      return (await reportAudit(readSettings(), options, { print, showProgress })) === 0 ? 0 : 1;
    },
  },
  'check-drift': {
    options: [],
    run: async (_, { print, readSettings }) => {
      const differences = await checkDrift(readSettings());
      print(...differences, differences.length === 0 ? 'Entities and schema agree.' : 'Entities and schema differ.');
      return differences.length === 0 ? 0 : 1;
    },
  },
};

const asksForHelp = (argument: string) => argument === '--help' || argument === '-h';

async function runOne([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined) throw new UsageError('Which command?');
  if (name === 'help' || [name, ...args].some(asksForHelp)) return terminal.print(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}"`);
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(command.options.map((option) => [option, { type: 'string' as const }])),
  });
  return command.run(values as Options, terminal);
}

const progressWords = { announced: 'announced', sealed: 'in use', replaced: 'alone' } as const;

/** Of many, every five hundredth is told of. */
function sentenceOf(progress: RotationProgress): string[] {
  if (progress.step === 'waiting') return [`Waiting ${progress.seconds} s, until every node has heard of it.`];
  const { step, done, total } = progress;
  return done === total || done % 500 === 0 ? [`${done} of ${total} new data keys are ${progressWords[step]}.`] : [];
}

function explain(error: unknown): string {
  const isUsage = error instanceof UsageError || String(Object(error).code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? `${(error as Error).message}\n\n${usage}` : explainOwnerFailure(error);
}

function splitCommands(args: readonly string[]): string[][] {
  const end = args.indexOf('--then');
  return end < 0 ? [[...args]] : [args.slice(0, end), ...splitCommands(args.slice(end + 1))];
}

/** Runs the commands one after the other, until one fails; returns the exit code. */
export async function runOperator(args: readonly string[], terminal: OperatorTerminal): Promise<number> {
  const { print: printLine, complain, readSettings = () => readEnvironment('The command cannot run') } = terminal;
  const print = (...lines: string[]): 0 => {
    for (const line of lines) printLine(line);
    return 0;
  };
  const printJson = (value: object) => print(JSON.stringify(value));
  try {
    for (const command of splitCommands(args)) {
      const exitCode = await runOne(command, { print, printJson, complain, readSettings });
      if (exitCode !== 0) return exitCode;
    }
    return 0;
  } catch (error) {
    complain(explain(error));
    return 1;
  }
}
