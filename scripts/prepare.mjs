/**
 * What the commands need before anything of the project can be loaded: the right Node, the packages, the build.
 * Plain Node without dependencies, since nothing else may be there yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules', '.cordboard');
const users = join(stamps, 'in-use-by');

/** Says one sentence and ends the process: for what the person at the keyboard must do. */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Runs a program of the project, its output on this terminal; ends the process when it fails. */
export function run(what, command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) giveUp(`${what} failed: ${command} could not be started (${error.message}).`);
  if (status !== 0) giveUp(`${what} failed; what it said stands above.`);
}

/** The npm that runs us, else the one on the PATH. */
export function runNpm(what, args, env) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run(what, process.execPath, [npm, ...args], env);
  else run(what, process.platform === 'win32' ? 'npm.cmd' : 'npm', args, env);
}

/** Nx itself rather than `npx nx`: one process less, and the same on every system. */
export function runNx(what, args, env) {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  run(what, process.execPath, [nx, ...args], { NX_TUI: 'false', ...env });
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Cordboard needs Node 20.19 or newer, and this is ${process.versions.node}. Install one from nodejs.org.`);
  }
}

/** Installs the packages when they are missing or the lock file has changed since. */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (readStamp('installed') === wanted) return;
  refuseWhileInUse();
  console.log('Installing packages (once, and again when the lock file changes)');
  runNpm('Installing packages', ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']);
  writeStamp('installed', wanted);
}

/** Tells later commands that this process runs on the packages that are installed now. */
export function markInUse() {
  mkdirSync(users, { recursive: true });
  writeFileSync(join(users, String(process.pid)), '');
}

/** Installing replaces every package: a Cordboard that runs from here would fall over at the next file it loads. */
function refuseWhileInUse() {
  const running = existsSync(users) ? readdirSync(users).map(Number).filter(isRunning) : [];
  if (running.length === 0) return;
  giveUp(
    `The lock file has changed, and a Cordboard still runs on the packages of before (process ${running.join(', ')}). ` +
      'Stop it with Ctrl-C, then start again.',
  );
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds what has changed. Asking Nx costs seconds even when nothing has, so the sources are compared first. */
export function build() {
  const wanted = fingerprintSources();
  if (readStamp('built') === wanted && buildsExist()) return;
  console.log('Building what has changed');
  runNx('The build', ['run-many', '-t', 'build']);
  writeStamp('built', fingerprintSources());
}

function readStamp(name) {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

/** @returns {string[]} of every workspace, from the root */
export function projectFolders() {
  const below = (folder) => readdirSync(join(root, folder)).map((name) => join(folder, name));
  return [...below('apps'), ...below('libs'), 'migrations'].filter((path) =>
    existsSync(join(root, path, 'package.json')),
  );
}

export const manifestOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));

function buildsExist() {
  return projectFolders()
    .filter((path) => manifestOf(path).scripts?.build)
    .every((path) => existsSync(join(root, path, 'dist')));
}

function fingerprintSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stats = statSync(path);
    if (!stats.isDirectory()) return hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) {
      if (
        !['node_modules', 'dist', 'coverage', 'test-results', 'playwright-report'].includes(name) &&
        !/\.spec\.tsx?$/.test(name)
      )
        visit(join(path, name));
    }
  };
  [...projectFolders(), 'package-lock.json', 'tsconfig.base.json'].forEach((path) => visit(join(root, path)));
  return hash.digest('hex');
}
