import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from './product.js';

const run = promisify(execFile);

/** `npm run operator`, on the product that runs while the journeys run. Returns what it prints. */
export async function runOperator<Answer>(...args: string[]): Promise<Answer> {
  const demoFile = process.env['CORDBOARD_DEMO_FILE'];
  if (!demoFile)
    throw new Error('Start the journeys through `npm test`, or `npx nx run @cordboard/journeys:journeys`.');
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], CORDBOARD_HOME: dirname(demoFile) };
  const { stdout } = await run(process.execPath, [join(workspaceRoot, 'scripts', 'operator.mjs'), ...args], { env });
  return JSON.parse(stdout) as Answer;
}
