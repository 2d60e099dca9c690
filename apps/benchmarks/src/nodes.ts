import { setTimeout as wait } from 'node:timers/promises';
import type { ApiInProduction } from './api-in-production.js';
import { stopProgram } from './processes.js';
import type { Steady } from './steady.js';

/** In milliseconds from the signal. */
export interface Departed {
  readonly unreadyAfter: number;
  readonly endedAfter: number;
}

/** Several processes of the API, as a load balancer knows them: none is asked that is being stopped. */
export class Nodes {
  #turn = 0;

  private constructor(
    private readonly api: ApiInProduction,
    private readonly urls: string[],
  ) {}

  /** `databaseUrl` leads to the same database in another way. */
  static async start(api: ApiInProduction, count: number, databaseUrl?: string): Promise<Nodes> {
    const urls: string[] = [];
    for (let node = 0; node < count; node += 1) urls.push(await api.start(databaseUrl));
    return new Nodes(api, urls);
  }

  get pids(): number[] {
    return this.urls.flatMap((url) => this.api.process(url).pid ?? []);
  }

  /** Each in turn. */
  any(): string {
    const url = this.urls[(this.#turn += 1) % this.urls.length];
    if (url === undefined) throw new Error('No node is up.');
    return url;
  }

  /** SIGKILL, at a moment of its own, to a node that everybody still asks; another takes its place. */
  async killAny(load: Steady): Promise<void> {
    await load.whenAnswered(1 + Math.floor(Math.random() * 20));
    const url = this.any();
    this.api.process(url).kill('SIGKILL');
    this.urls.splice(this.urls.indexOf(url), 1);
    this.urls.push(await this.api.start());
  }

  /** SIGTERM to a node that gets no new requests any more; another takes its place. */
  async replaceAny(): Promise<Departed> {
    const url = this.any();
    const next = await this.api.start();
    this.urls.splice(this.urls.indexOf(url), 1, next);
    const began = performance.now();
    const stopped = stopProgram(this.api.process(url));
    while (await isReady(url)) await wait(10);
    const unreadyAfter = performance.now() - began;
    await stopped;
    return { unreadyAfter, endedAfter: performance.now() - began };
  }

  async whenReady(): Promise<void> {
    for (const url of this.urls) {
      while (!(await isReady(url))) await wait(20);
    }
  }

  async stopAll(): Promise<void> {
    for (const url of this.urls.splice(0)) await stopProgram(this.api.process(url));
  }
}

/** As a load balancer asks. */
const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
