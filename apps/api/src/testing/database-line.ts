import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to the database that can be cut, or go silent: accepted, and never answered. */
export class DatabaseLine {
  #mode: 'open' | 'cut' | 'silent' = 'open';
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
          if (this.#mode === 'open') to.write(data);
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
