import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const lookEveryMilliseconds = 100;

/**
 * @param patienceSeconds how long a listener may take to go, where one is known to be going
 * @throws Error that names the port, when something else listens there
 */
export async function checkPortIsFree(port: number, variable: string, patienceSeconds = 0): Promise<void> {
  const giveUpAt = performance.now() + patienceSeconds * 1000;
  const probe = createServer();
  try {
    await new Promise<void>((listening, failed) => {
      probe.once('error', failed);
      // Without a host, so that a listener on any of this machine's addresses is found.
      probe.listen({ port, exclusive: true }, listening);
    });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const secondsLeft = (giveUpAt - performance.now()) / 1000;
    if (code === 'EADDRINUSE' && secondsLeft > 0) {
      await wait(lookEveryMilliseconds);
      return checkPortIsFree(port, variable, secondsLeft);
    }
    throw new Error(
      code === 'EACCES'
        ? `Port ${port} may not be used by an ordinary user. Set ${variable} to one above 1023.`
        : `Port ${port} is taken by another program. Stop that program, or set ${variable} to another port.`,
      { cause },
    );
  }
  await new Promise((closed) => probe.close(closed));
}
