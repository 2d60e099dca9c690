import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { whole } from '../tell.js';
import { countMissing, issueSteadily, type Promised, type Stage } from './promised.js';

const run = promisify(execFile);

/** Less than a line of the ledger has, so that half of one is written. */
const roomBytes = 200;

/**
 * Postgres is away, and the kernel lets no file of the API's grow any more: a write is cut off in the midst of a line, as on
 * a disk that is full. That is a limit of the process, so it takes neither a disk nor root; Linux alone can set it from outside.
 */
export async function fillTheDisk(stage: Stage): Promise<Promised[]> {
  const { api, nodes } = stage;
  if (!(await canLimit())) return [];
  const issued: string[] = [];
  const tokens = issueSteadily(stage, issued);
  tokens.start();
  await tokens.whenAnswered(100);
  await api.stopDatabase();
  await tokens.whenAnswered(100);
  await Promise.all(nodes.pids.map((pid) => limitFiles(pid, String(roomBytes))));
  const failedBefore = tokens.failures;
  await tokens.whenFailed(100);
  const statuses = new Set(tokens.reasons.map((reason) => /: (\d{3}) /.exec(reason)?.[1]));
  const refused = tokens.failures - failedBefore;
  await Promise.all(nodes.pids.map((pid) => limitFiles(pid, 'unlimited')));
  // There is room again, and still no database.
  await tokens.whenAnswered(100);
  await api.startDatabase();
  await nodes.whenReady();
  await tokens.whenAnswered(100);
  await tokens.stop();
  await nodes.stopAll();
  const missing = await countMissing(stage, issued);
  return [
    {
      what: 'tokens refused while the disk was full, too, and how (503)',
      figure: `${whole(refused)}, ${[...statuses].join(', ')}`,
      isKept: [...statuses].join() === '503',
      reasons: tokens.reasons,
    },
    {
      what: 'lines of the ledger missing afterwards (0)',
      figure: `${missing} of ${whole(issued.length)}`,
      isKept: missing === 0,
    },
  ];
}

const canLimit = () =>
  run('prlimit', ['--version']).then(
    () => true,
    () => false,
  );

/** The soft limit, which whoever owns the process may move. */
async function limitFiles(pid: number, bytes: string): Promise<void> {
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
}
