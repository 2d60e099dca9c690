import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const workspaceFile = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** A program in a process of its own that says over its channel when it is ready. Rejects when it ends before. */
export async function startProgram(
  file: string,
  env: NodeJS.ProcessEnv = {},
  nodeFlags?: readonly string[],
): Promise<{ child: ChildProcess; message: unknown }> {
  const child = fork(file, {
    env: { PATH: process.env['PATH'], ...env },
    ...(nodeFlags && { execArgv: [...nodeFlags] }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)} before it was ready.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  ended.catch(() => undefined);
  return { child, message };
}

export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
