import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to the database that can be cut, be slow, or go silent: accepted, and never answered. */
export class DatabaseLine {
  #mode: 'open' | 'cut' | 'silent' = 'open';
  #delayMilliseconds = 0;
  #answers = 0;
  #trap: { readonly text: string; times: number } | undefined;
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();

  /** Starts the line and returns the database's URL at its near end. */
  async lead(databaseUrl: string): Promise<string> {
    const url = new URL(databaseUrl);
    const [host, port] = [url.hostname, Number(url.port)];
    this.#server = createServer((near) => {
      const far = connect(port, host);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.on('data', (data) => {
          if (from === far) this.#answers += 1;
          this.#passOn(data, to, from === far ? this.#delayMilliseconds : 0);
          if (from === near && this.#springs(data)) near.destroy();
        });
        from.on('error', () => undefined);
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
      if (this.#mode === 'cut') near.destroy();
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    url.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return url.href;
  }

  /** How many there are that go through to the database. */
  get connections(): number {
    return this.#sockets.size / 2;
  }

  /** How many answers of the database have come through it. */
  get answers(): number {
    return this.#answers;
  }

  /** From now on each answer of the database takes so much longer. */
  slow(milliseconds: number): void {
    this.#delayMilliseconds = milliseconds;
  }

  #passOn(data: Buffer, to: Socket, delay: number): void {
    if (this.#mode !== 'open') return;
    if (delay === 0) to.write(data);
    else setTimeout(() => void (to.destroyed || to.write(data)), delay);
  }

  cut(): void {
    this.#mode = 'cut';
    for (const socket of this.#sockets) socket.destroy();
  }

  /** A connection that this is asked on breaks before the answer, so many times. */
  breakAt(text: string, times = 1): void {
    this.#trap = { text, times };
  }

  silence(): void {
    this.#mode = 'silent';
  }

  /** What was in silence stays lost; new connections work. */
  mend(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#mode = 'open';
    this.#delayMilliseconds = 0;
  }

  close(): void {
    this.cut();
    this.#server?.close();
  }

  #springs(data: Buffer): boolean {
    if (!this.#trap || this.#trap.times === 0 || !data.includes(this.#trap.text)) return false;
    this.#trap.times -= 1;
    return true;
  }
}
