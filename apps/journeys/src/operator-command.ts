import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runningHome, workspaceRoot } from './product.js';

const run = promisify(execFile);

/** `npm run operator`, on the product that runs while the journeys run. Returns what it prints. */
export async function readOperator(...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CORDBOARD_HOME: runningHome() };
  const { stdout } = await run(process.execPath, [join(workspaceRoot, 'scripts', 'operator.mjs'), ...args], { env });
  return stdout;
}

/** For a command that prints JSON. */
export const runOperator = async <Answer>(...args: string[]): Promise<Answer> =>
  JSON.parse(await readOperator(...args)) as Answer;
