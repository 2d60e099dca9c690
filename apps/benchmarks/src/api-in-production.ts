import { findFreePort, startEmbeddedPostgres, type EmbeddedPostgres } from '@cordboard/embedded-postgres';
import { execFile, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProgram, stopProgram, workspaceFile } from './processes.js';

const publicUrl = 'https://voice.example.com';
const run = promisify(execFile);

export interface Company {
  readonly tenantId: string;
  readonly apiKey: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** The built API as a deployment runs it, with a Postgres that commits to its disk, and companies in it. */
export class ApiInProduction {
  readonly publicUrl = publicUrl;
  readonly #children = new Map<string, ChildProcess>();

  private constructor(
    private readonly base: string,
    private postgres: EmbeddedPostgres,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async prepare(): Promise<ApiInProduction> {
    const base = await mkdtemp(join(tmpdir(), 'cordboard-bench-'));
    const postgres = await startEmbeddedPostgres({ directory: join(base, 'postgres') });
    const environment = {
      NODE_ENV: 'production',
      DATABASE_URL: postgres.url,
      CORDBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
      PUBLIC_URL: publicUrl,
      SPOOL_DIR: join(base, 'spool'),
    };
    const api = new ApiInProduction(base, postgres, environment);
    await api.operator('migrate');
    return api;
  }

  /** `npm run operator`; returns what it prints. */
  async operator<Answer>(...args: string[]): Promise<Answer> {
    const { stdout } = await run(process.execPath, [workspaceFile('apps/api/dist/operator.js'), ...args], {
      env: { PATH: process.env['PATH'], ...this.environment },
    });
    return (stdout.trim().startsWith('{') ? JSON.parse(stdout) : stdout) as Answer;
  }

  async stopDatabase(): Promise<void> {
    await this.postgres.stop();
  }

  /** At the same address as before, with the same data. */
  async startDatabase(): Promise<void> {
    const port = Number(new URL(this.postgres.url).port);
    this.postgres = await startEmbeddedPostgres({ directory: join(this.base, 'postgres'), port });
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  /** One more process of the API; returns its address. */
  async start(databaseUrl = this.databaseUrl): Promise<string> {
    const port = String(await findFreePort());
    const { program, nodeFlags } = await commandOfImage();
    const { child } = await startProgram(
      program,
      { ...this.environment, DATABASE_URL: databaseUrl, PORT: port },
      nodeFlags,
    );
    const url = `http://127.0.0.1:${port}`;
    this.#children.set(url, child);
    return url;
  }

  process(url: string): ChildProcess {
    const child = this.#children.get(url);
    if (!child) throw new Error(`No process of the API listens at ${url}.`);
    return child;
  }

  async end(url: string): Promise<void> {
    await stopProgram(this.process(url));
    this.#children.delete(url);
  }

  /** A company that has connected its account, and these clients. */
  async createCompany(url: string, clientNames: readonly string[]): Promise<Company> {
    const { tenantId, apiKey } = await this.operator<{ tenantId: string; apiKey: string }>(
      ...['create-tenant', '--name', 'Benchmark', '--requests-per-minute', '10000000'],
    );
    const sid = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;
    const company = { tenantId, apiKey, accountSid: sid('AC'), authToken: randomBytes(16).toString('hex') };
    await this.ask(url, company, 'PUT', '/v1/twilio-config', {
      ...{ accountSid: company.accountSid, authToken: company.authToken },
      ...{ apiKeySid: sid('SK'), apiKeySecret: randomBytes(16).toString('hex'), applicationSid: sid('AP') },
      callerId: '+14155550100',
    });
    await this.#allowManyCalls(url, company);
    for (const name of clientNames) await this.ask(url, company, 'POST', '/v1/clients', { name });
    return company;
  }

  /** More than a company's reps ever make, so that it is the API that is measured and not its limits. */
  async #allowManyCalls(url: string, { apiKey }: Company): Promise<void> {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const path = `${url}/v1/calling-rules`;
    const etag = (await fetch(path, { headers })).headers.get('etag') ?? '';
    const body = JSON.stringify({ concurrentCalls: 1_000, callsPerRepAndMinute: 600, minutesPerDay: 1_000_000 });
    const changed = await fetch(path, { method: 'PATCH', headers: { ...headers, 'if-match': etag }, body });
    if (!changed.ok) throw new Error(`The calling rules: ${changed.status} ${await changed.text()}`);
  }

  async ask<Answer>(url: string, { apiKey }: Company, method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  async stop(): Promise<void> {
    for (const child of this.#children.values()) await stopProgram(child);
    await this.postgres.stop();
    // For root the folder is a link to where its unprivileged user can write.
    await rm(await realpath(join(this.base, 'postgres')), { recursive: true, force: true });
    await rm(this.base, { recursive: true, force: true });
  }
}

/** What the image starts, and how. */
async function commandOfImage(): Promise<{ program: string; nodeFlags: readonly string[] }> {
  const [, command = '[]'] = /^CMD (.*)$/m.exec(await readFile(workspaceFile('Dockerfile'), 'utf8')) ?? [];
  const [node, ...rest] = JSON.parse(command) as string[];
  const program = rest.pop();
  if (node !== 'node' || program === undefined) throw new Error(`The image’s command is not understood: ${command}`);
  return { program: workspaceFile(program), nodeFlags: rest };
}
