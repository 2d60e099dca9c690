import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspaceRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** What `npm start` writes for programs. */
export interface Demo {
  readonly baseUrl: string;
  readonly emulatorUrl: string;
  readonly tenants: readonly [DemoTenant, DemoTenant];
  readonly newcomer: Newcomer;
}

/** A company that has connected nothing yet. */
export interface Newcomer {
  readonly tenantId: string;
  readonly apiKey: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly phoneNumber: string;
  readonly admin: DemoTenant['admin'];
}

export interface DemoTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly apiKey: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  readonly applicationSid: string;
  readonly phoneNumber: string;
  readonly clients: readonly string[];
  readonly admin: { readonly email: string; readonly password: string };
}

/** One run of `npm start`, as a newcomer starts it. */
export class Product {
  output = '';
  private readonly news = new EventEmitter();

  private constructor(
    readonly process: ChildProcess,
    readonly home: string,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
        this.news.emit('output');
      });
    }
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error('npm start could not be spawned.');
    return this.process.pid;
  }

  /** Starts it and returns at once; {@link ready} or {@link ended} waits. */
  static spawn(home: string, env: Record<string, string>): Product {
    const child = spawn(process.execPath, [join(workspaceRoot, 'scripts', 'start.mjs')], {
      cwd: workspaceRoot,
      env: { ...process.env, NODE_ENV: '', CORDBOARD_HOME: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that Ctrl-C can be sent as a terminal sends it: to all of them.
      detached: true,
    });
    return new Product(child, home);
  }

  static async start(home: string, env: Record<string, string>): Promise<Product> {
    const product = Product.spawn(home, env);
    await product.ready();
    return product;
  }

  async ready(): Promise<void> {
    const isReady = new Promise<void>((resolve) => {
      const look = () => {
        if (this.output.includes('Cordboard is ready')) resolve();
      };
      this.news.on('output', look);
      look();
    });
    const endedEarly = this.ended().then(() => {
      throw new Error(`npm start ended before it was ready:\n${this.output}`);
    });
    await Promise.race([isReady, endedEarly]);
    // It will end one day, and then nobody waits for this any more.
    endedEarly.catch(() => undefined);
  }

  /** Its exit code, once it has ended by itself or after a signal. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return this.process.exitCode;
  }

  /** Ctrl-C, as a terminal sends it. */
  async interrupt(): Promise<number | null> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    const ended = this.ended();
    process.kill(-this.pid, 'SIGINT');
    return ended;
  }

  get demo(): Demo {
    return readDemo(join(this.home, 'demo.json'));
  }
}

export function readDemo(path: string): Demo {
  return JSON.parse(readFileSync(path, 'utf8')) as Demo;
}

const productsFolder = 'CORDBOARD_JOURNEY_HOMES';

/** From now on each worker finds its product's home in this folder, under the worker's number. */
export function useProductsIn(folder: string): void {
  process.env[productsFolder] = folder;
}

/** The home of the product that runs while this worker's journeys run (see start-product.ts). */
export function runningHome(): string {
  const folder = process.env[productsFolder];
  const worker = process.env['TEST_PARALLEL_INDEX'];
  if (!folder || !worker)
    throw new Error('Start the journeys through `npm test`, or `npx nx run @cordboard/journeys:journeys`.');
  return join(folder, worker);
}

export function runningDemo(): Demo {
  return readDemo(join(runningHome(), 'demo.json'));
}

/** A call of the API with a tenant's key. */
export async function askApi<Answer>(tenant: DemoTenant, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(new URL(path, runningDemo().baseUrl), {
    ...init,
    headers: { authorization: `Bearer ${tenant.apiKey}`, 'content-type': 'application/json' },
  });
  return (await response.json()) as Answer;
}
