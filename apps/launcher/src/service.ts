import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { platform } from 'node:process';
import { z } from 'zod';

/** What a service of ours sends its parent as soon as it accepts connections. */
const listening = z.object({ type: z.literal('listening'), port: z.number().optional() });

export interface ServiceOptions {
  readonly name: string;
  /** Absolute path of its main module. */
  readonly main: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes; the file of the start before is kept beside it as `….previous`. */
  readonly log: string;
  /** V8 settings: small heaps, since everything shares one machine here. */
  readonly execArgv?: readonly string[];
}

/** One process of ours. It ends with us even when we are killed: it sees its end of the channel close. */
export class Service {
  private stopping = false;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    /** The port that it says it listens on, for a service that chose one itself. */
    readonly port: number | undefined,
  ) {}

  /** @throws Error with the end of its log, when it ends before it listens */
  static async start(options: ServiceOptions): Promise<Service> {
    const child = spawnLogged(options);
    const message = await Promise.race([
      once(child, 'message').then(([sent]) => listening.parse(sent)),
      once(child, 'exit').then(([code]) => {
        throw new Error(`${options.name} ended with code ${String(code)} before it was up:\n${lastLines(options.log)}`);
      }),
    ]);
    return new Service(options.name, child, message.port);
  }

  /** Calls back when the service ends without having been told to. */
  onUnexpectedEnd(callback: () => void): void {
    this.child.once('exit', () => {
      if (!this.stopping) callback();
    });
  }

  /** Lets it finish what it has in hand; after 10 s it is killed. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const lastResort = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(lastResort);
  }
}

/**
 * Runs a command of ours to its end.
 *
 * @returns what it wrote to its standard output
 * @throws Error with what it wrote to its standard error
 */
export async function runCommand({ name, main, args = [], env }: Omit<ServiceOptions, 'log'>): Promise<string> {
  const child = fork(main, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} failed:\n${errors.trim() || output.trim()}`);
  return output;
}

function spawnLogged({ main, args = [], env, log, execArgv = [] }: ServiceOptions): ChildProcess {
  try {
    renameSync(log, `${log}.previous`);
  } catch {
    // the first start
  }
  const file = openSync(log, 'a', 0o600);
  try {
    return fork(main, args, {
      env,
      execArgv: [...execArgv],
      stdio: ['ignore', file, file, 'ipc'],
      // A terminal's Ctrl-C goes to every process of the group at once. Ours end one after the other instead: the local
      // Twilio first, so that it can still tell the API how its calls ended.
      detached: platform !== 'win32',
    });
  } finally {
    closeSync(file);
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-15).join('\n');
}
