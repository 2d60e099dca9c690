import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chmod, chown, cp, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { findFreePort } from './free-port.js';
import { canReach, findUnprivilegedUser, type ProcessOwner } from './unprivileged-user.js';

const run = promisify(execFile);

export interface EmbeddedPostgresOptions {
  /** Where the cluster lives. Made when it is missing, found again when it is there. */
  readonly directory: string;
  /** false for tests: nothing is flushed to disk, and the cluster is deleted when it stops. Default true. */
  readonly durable?: boolean;
  /** The database that the returned URL names; created when it is missing. */
  readonly database?: string;
  /** Where it listens, unless it is running already; a free port by default. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  /** Connection URL of the superuser, on the loopback interface. */
  readonly url: string;
  /** Stops the server, open connections included. */
  stop(): Promise<void>;
}

/** Of ports that no test gives to a program while we start. */
const firstPort = 20_000;

/** Enough for one machine, small enough to share it with everything else that `npm start` runs. */
const settings = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 24MB
max_connections = 60
max_wal_size = 128MB
jit = off
io_method = sync
max_worker_processes = 2
max_logical_replication_workers = 0
autovacuum_max_workers = 1
log_min_messages = warning
`;
const volatileSettings = `
fsync = off
synchronous_commit = off
full_page_writes = off
`;

/**
 * Starts a real Postgres on a machine that has none, or takes over the one that an earlier process left running after it
 * was killed. The server listens on a free port of 127.0.0.1 alone and asks for a password made at its creation.
 *
 * @throws Error that says what to do: no binaries for this platform, nobody to run as, a cluster that does not start.
 * @example const postgres = await startEmbeddedPostgres({ directory: '.cordboard/postgres' });
 */
export async function startEmbeddedPostgres({
  directory,
  durable = true,
  database = 'cordboard',
  port: wishedPort,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const owner = await findUnprivilegedUser();
  const home = await prepareHome(resolve(directory), owner);
  const bin = await prepareBinaries(owner);
  const data = join(home, 'data');

  const pgCtl = (...args: string[]) => run(bin('pg_ctl'), ['--pgdata', data, ...args], { ...owner, cwd: '/' });
  const passwordFile = join(home, 'password');
  if (!existsSync(data)) await initialise();
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const urlAt = (port: number, name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;

  const port = (await findRunning()) ?? (await start());
  await createDatabase(urlAt(port, 'postgres'), database);

  return {
    url: urlAt(port, database),
    async stop() {
      await pgCtl('stop', '--mode=fast', '--wait');
      if (durable) return;
      await rm(home, { recursive: true, force: true });
      await rm(directory, { recursive: true, force: true });
    },
  };

  /** Into a folder of another name first: a process killed midway leaves no cluster that looks whole. */
  async function initialise(): Promise<void> {
    const unfinished = join(home, 'data.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await give(passwordFile, owner);
    await run(
      bin('initdb'),
      [
        ...['--pgdata', unfinished, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale=C', '--no-instructions', ...(durable ? [] : ['--no-sync'])],
      ],
      { ...owner, cwd: '/' },
    );
    await appendFile(join(unfinished, 'postgresql.conf'), settings + (durable ? '' : volatileSettings));
    await rename(unfinished, data);
  }

  async function findRunning(): Promise<number | undefined> {
    if (!existsSync(join(data, 'postmaster.pid'))) return undefined;
    const isRunning = await pgCtl('status').then(
      () => true,
      () => false, // the file outlived its process: pg_ctl start sees that too and goes on
    );
    if (!isRunning) return undefined;
    // The file's fourth line is the port.
    const running = Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[3]);
    if (await answers(urlAt(running, 'postgres'))) return running;
    // It hangs, or it died this moment and cannot be stopped any more; starting it tells which.
    await pgCtl('stop', '--mode=immediate', '--wait').catch(() => undefined);
    return undefined;
  }

  async function start(): Promise<number> {
    const free = wishedPort ?? (await findFreePort(firstPort));
    const log = join(home, 'server.log');
    try {
      await pgCtl('start', '--wait', '--silent', `--log=${log}`, '-o', `-p ${free}`);
    } catch (cause) {
      const lastLines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
      throw new Error(`The embedded Postgres did not start. Its log, ${log}, ends with:\n${lastLines}`, { cause });
    }
    return free;
  }
}

/**
 * The folder of the cluster. When we are root and its unprivileged user cannot enter the wished one (a clone below
 * /root, say), the cluster lives in /var/lib/cordboard and the wished path is a link to it.
 */
async function prepareHome(wished: string, owner: ProcessOwner): Promise<string> {
  await mkdir(dirname(wished), { recursive: true });
  const existing = await lstat(wished).catch(() => undefined);
  if (!existing?.isSymbolicLink()) {
    await mkdir(wished, { recursive: true });
    await give(wished, owner);
    if (canReach(owner, wished)) return wished;
    await rm(wished, { recursive: true });
  }
  const elsewhere = `/var/lib/cordboard/${createHash('sha256').update(wished).digest('hex').slice(0, 16)}`;
  await mkdir(elsewhere, { recursive: true });
  await give(elsewhere, owner);
  if (!existing?.isSymbolicLink()) await symlink(elsewhere, wished);
  return elsewhere;
}

/** Answers with the path of a program; the programs are copied once where their user cannot reach the installed ones. */
async function prepareBinaries(owner: ProcessOwner): Promise<(program: string) => string> {
  const installed = await findBinaries();
  const suffix = platform() === 'win32' ? '.exe' : '';
  const programIn = (root: string) => (program: string) => join(root, 'bin', program + suffix);
  // Some package managers drop the executable bit.
  await Promise.all(
    ['postgres', 'initdb', 'pg_ctl'].map((name) =>
      chmod(programIn(installed.root)(name), 0o755).catch(() => undefined),
    ),
  );
  if (canReach(owner, programIn(installed.root)('postgres'))) return programIn(installed.root);

  const copy = `/var/cache/cordboard/postgres-${installed.version}`;
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await cp(installed.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    });
  }
  return programIn(copy);
}

async function give(path: string, { uid, gid }: ProcessOwner): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
