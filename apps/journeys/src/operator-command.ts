import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runningHome, workspaceRoot } from './product.js';

const run = promisify(execFile);

/** `npm run operator`, on the product that runs while the journeys run. Returns what it prints. */
export async function runOperator<Answer>(...args: string[]): Promise<Answer> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CORDBOARD_HOME: runningHome() };
  const { stdout } = await run(process.execPath, [join(workspaceRoot, 'scripts', 'operator.mjs'), ...args], { env });
  return JSON.parse(stdout) as Answer;
}
