import getPort from 'get-port';
import { randomInt } from 'node:crypto';

/** Enough that two processes that choose at the same time hardly choose the same. */
const choices = 5_000;

/**
 * A TCP port that nothing listens on at any of this machine's addresses, for a program that must be told one.
 *
 * It lies below the ports that the system gives to connections on their way out (from 32768 on Linux, from 49152
 * elsewhere): any connection could take one of those before the program listens, or while it is being restarted.
 *
 * @param first of the 5,000 ports to choose from; those who must never choose alike start at different ones
 * @example const port = await findFreePort();
 */
export function findFreePort(first = 25_000): Promise<number> {
  return getPort({ port: inAnyOrder(first) });
}

function* inAnyOrder(first: number): Generator<number> {
  for (;;) yield randomInt(first, first + choices);
}
