import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A line to Postgres whose answers come late, or not at all. What is asked goes through at once. */
export class SlowLine {
  #delayMilliseconds = 0;
  #isHalted = false;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** The database's, at the near end. */
    readonly url: string,
  ) {}

  static async to(databaseUrl: string): Promise<SlowLine> {
    const far = new URL(databaseUrl);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const near = new URL(databaseUrl);
    near.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const line = new SlowLine(server, near.href);
    server.on('connection', (socket) => line.#carry(socket, connect(Number(far.port), far.hostname)));
    return line;
  }

  /** From now on each answer of the database takes so much longer. */
  delay(milliseconds: number): void {
    this.#delayMilliseconds = milliseconds;
  }

  /** From now on nothing comes through, and connections that are made are accepted all the same. */
  halt(): void {
    this.#isHalted = true;
  }

  /** What was halted stays lost, with its connection: so ends a network that swallowed packets. */
  mend(): void {
    this.#delayMilliseconds = 0;
    if (this.#isHalted) for (const socket of this.#sockets) socket.destroy();
    this.#isHalted = false;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }

  #carry(near: Socket, far: Socket): void {
    let order: Promise<unknown> = Promise.resolve();
    const answer = async (data: Buffer, due: number) => {
      await wait(Math.max(0, due - performance.now()));
      if (!this.#isHalted && !near.destroyed) near.write(data);
    };
    near.on('data', (data) => void (this.#isHalted || far.write(data)));
    far.on('data', (data) => {
      const due = performance.now() + this.#delayMilliseconds;
      order = order.then(() => answer(data, due));
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
  }
}
