import { findFreePort } from '@cordboard/embedded-postgres';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** A real pgbouncer in transaction mode: many connections on its near side share a few on its far side. */
export class Pgbouncer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly directory: string,
    private readonly port: number,
  ) {}

  /** In front of one database, which it enters as the user of `databaseUrl`, whoever comes. */
  static async start(databaseUrl: string, { poolSize }: { poolSize: number }): Promise<Pgbouncer> {
    const program = findProgram();
    const { hostname, port, pathname, username, password } = new URL(databaseUrl);
    const [name, user, secret] = [pathname.slice(1), username, password].map(decodeURIComponent);
    const nearPort = await findFreePort();
    const directory = await mkdtemp(join(tmpdir(), 'cordboard-pgbouncer-'));
    const settings = [
      '[databases]',
      `${name} = host=${hostname} port=${port} dbname=${name} user=${user} password=${secret}`,
      '[pgbouncer]',
      ...['listen_addr = 127.0.0.1', `listen_port = ${nearPort}`, 'unix_socket_dir =', 'auth_type = any'],
      ...['pool_mode = transaction', `default_pool_size = ${poolSize}`, 'max_client_conn = 200'],
      // Its usual quarter of a minute would be how long it takes to notice that the database is back.
      'server_login_retry = 1',
      // It refuses to run as root.
      ...(userInfo().uid === 0 ? ['user = nobody'] : []),
    ];
    const file = join(directory, 'pgbouncer.ini');
    await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o600 });
    const child = spawn(program, [file], { stdio: ['ignore', 'ignore', 'pipe'] });
    await untilItIsUp(child);
    return new Pgbouncer(child, directory, nearPort);
  }

  /** The database's address at its near side. */
  lead(databaseUrl: string): string {
    const url = new URL(databaseUrl);
    [url.hostname, url.port] = ['127.0.0.1', String(this.port)];
    return url.href;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.directory, { recursive: true });
  }
}

function findProgram(): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualFolders];
  const found = process.env['PGBOUNCER_PATH'] ?? folders.map((folder) => join(folder, 'pgbouncer')).find(existsSync);
  if (found !== undefined) return found;
  throw new Error(
    'This test needs pgbouncer: run "npm test" once as root, which installs it, or install it yourself (on Debian or ' +
      'Ubuntu: sudo apt-get install pgbouncer; on macOS: brew install pgbouncer).',
  );
}

async function untilItIsUp(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('process up')) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`pgbouncer did not start:\n${said}`)));
  });
}
