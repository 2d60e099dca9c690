import { createServer } from 'node:net';

/** @throws Error that names the port, when something else listens there */
export async function checkPortIsFree(port: number, variable: string): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((listening, failed) => {
      probe.once('error', failed);
      // Without a host, so that a listener on any of this machine's addresses is found.
      probe.listen({ port, exclusive: true }, listening);
    });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      code === 'EACCES'
        ? `Port ${port} may not be used by an ordinary user. Set ${variable} to one above 1023.`
        : `Port ${port} is taken by another program. Stop that program, or set ${variable} to another port.`,
      { cause },
    );
  }
  await new Promise((closed) => probe.close(closed));
}
