import { startEmbeddedPostgres } from '@cordboard/embedded-postgres';
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { areKnown, readDemoFile, writeDemoFile, type DemoTenant, type Newcomer } from './demo-tenants.js';
import { writeEmulatorAccounts } from './emulator-accounts.js';
import { allowTestNumbers } from './allow-test-numbers.js';
import { endLostCalls } from './end-lost-calls.js';
import type { Environment } from './environment.js';
import { HomeFolder } from './home-folder.js';
import { checkPortIsFree } from './ports.js';
import type { Progress } from './progress.js';
import { seedCompanies, seedNewcomer } from './seed-companies.js';
import { runCommand, Service } from './service.js';

const builtMain = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const programs = {
  api: builtMain('api/dist/main.js'),
  operator: builtMain('api/dist/operator.js'),
  emulator: builtMain('twilio-emulator/dist/main.js'),
  crmDemo: builtMain('crm-demo/dist/server/main.js'),
};

const departureSeconds = 10;

/** The whole product on one machine: Postgres, API, local Twilio, demo CRM. */
export class LocalStack {
  /** What to undo at the end, in the order in which it was done. */
  private readonly undo: (() => void | Promise<void>)[] = [];
  private cancelled = false;
  private starting: Promise<void> = Promise.resolve();
  readonly services: Service[] = [];
  tenants: DemoTenant[] = [];
  newcomer: Newcomer | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly progress: Progress,
  ) {}

  get emulatorUrl(): string {
    return `http://localhost:${this.environment.emulatorPort}`;
  }

  start(): Promise<void> {
    this.starting = this.run();
    return this.starting;
  }

  /** Undoes what was done, last first; a step that fails does not keep the others from being undone. */
  async stop(): Promise<void> {
    this.cancelled = true;
    // What is being started this moment must be up before it can be stopped; whether it failed was told already.
    await this.starting.catch(() => undefined);
    for (const step of this.undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        this.progress.say(`  ✗  ${(error as Error).message}`);
      }
    }
  }

  private async run(): Promise<void> {
    const { apiPort, emulatorPort, publicUrl } = this.environment;
    // What a start that was killed has left is about to end by itself.
    const patienceSeconds = HomeFolder.wasLeftBehind(this.environment.home) ? departureSeconds : 0;
    await checkPortIsFree(apiPort, 'PORT', patienceSeconds);
    await checkPortIsFree(emulatorPort, 'EMULATOR_PORT', patienceSeconds);
    const home = HomeFolder.claim(this.environment.home);
    this.undo.push(() => home.release());
    mkdirSync(home.file('logs'), { recursive: true });
    const lastRunUntil = statSync(home.file('logs', 'api.log'), { throwIfNoEntry: false })?.mtime;
    const demoPath = home.file('demo.json');

    const apiEnvironment = {
      ...this.environment.inherited,
      PORT: String(apiPort),
      PUBLIC_URL: publicUrl,
      CORDBOARD_MASTER_KEY: this.environment.masterKey ?? home.masterKey(),
      DATABASE_URL: this.environment.databaseUrl ?? (await this.startPostgres(home)),
      TWILIO_SIGNALLING_HOST: `localhost:${emulatorPort}`,
      TWILIO_API_URL: this.emulatorUrl,
      SPOOL_DIR: home.file('spool'),
    };
    const operator = (...args: string[]) =>
      runCommand({ name: `operator ${args[0]}`, main: programs.operator, args, env: apiEnvironment });
    await this.step('Database schema', () => operator('migrate'));

    const crm = await this.startService(home, 'crm-demo', programs.crmDemo, {
      CORDBOARD_URL: `http://localhost:${apiPort}`,
      PUBLIC_URL: publicUrl,
      DEMO_FILE: demoPath,
    });
    await this.step('API', () =>
      this.startService(home, 'api', programs.api, { ...apiEnvironment, DEMO_CRM_URL: `http://127.0.0.1:${crm.port}` }),
    );

    const lastStart = readDemoFile(demoPath);
    const known = lastStart?.tenants;
    const baseUrl = `http://localhost:${apiPort}`;
    const isKnown = known !== undefined && (await areKnown(known, baseUrl));
    if (isKnown) this.tenants = known;
    else {
      const seeded = await this.step('Demo companies', () => seedCompanies(operator, baseUrl));
      [this.tenants, this.newcomer] = [seeded.tenants, seeded.newcomer];
    }
    // A start of an older version left none.
    this.newcomer ??= lastStart?.newcomer ?? (await this.step('A newcomer', () => seedNewcomer(operator)));
    const { tenants, newcomer } = this;
    await Promise.all([...tenants, newcomer].map((tenant) => allowTestNumbers(tenant, baseUrl)));
    writeDemoFile(demoPath, { baseUrl: publicUrl, emulatorUrl: this.emulatorUrl, tenants, newcomer });

    if (isKnown && lastRunUntil) {
      const lastRun = { baseUrl, publicUrl, until: lastRunUntil };
      await Promise.all(this.tenants.map((tenant) => endLostCalls(tenant, lastRun)));
    }

    const accounts = home.file('emulator-accounts.json');
    writeEmulatorAccounts(accounts, this, { publicUrl, lastPublicUrl: lastStart?.baseUrl });
    await this.step('Local Twilio', () =>
      this.startService(home, 'emulator', programs.emulator, {
        EMULATOR_PORT: String(emulatorPort),
        EMULATOR_ACCOUNTS: accounts,
        EMULATOR_KEEP_CHANGES: 'true',
      }),
    );
  }

  private step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    if (this.cancelled) throw new Error(`Stopped before: ${what}`);
    return this.progress.step(what, work);
  }

  private async startPostgres(home: HomeFolder): Promise<string> {
    const postgres = await this.step('Postgres', () => startEmbeddedPostgres({ directory: home.file('postgres') }));
    this.undo.push(() => postgres.stop());
    return postgres.url;
  }

  private async startService(home: HomeFolder, name: string, main: string, env: NodeJS.ProcessEnv): Promise<Service> {
    const { PATH, HOME, LOG_LEVEL, NODE_OPTIONS } = this.environment.inherited;
    const service = await Service.start({
      name,
      main,
      env: { PATH, HOME, LOG_LEVEL, NODE_OPTIONS, ...env },
      log: home.file('logs', `${name}.log`),
      // Everything shares one machine here: give memory back early instead of growing.
      execArgv: ['--max-semi-space-size=2', '--optimize-for-size'],
    });
    this.undo.push(() => service.stop());
    this.services.push(service);
    return service;
  }
}
