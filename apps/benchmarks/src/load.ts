import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  /** Each connection sends them in turn, again and again. */
  readonly requests: autocannon.Request[];
  readonly connections?: number;
  /** Requests a second, all connections together; as many as are answered unless told. */
  readonly rate?: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly perSecond: number;
  /** Of the times to the answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly answers: number;
  /** Answers that were no success, and requests without an answer. */
  readonly failures: number;
}

/** Loads a server for a while from this process. */
export async function load({ url, requests, connections = 32, rate, seconds }: Load): Promise<Outcome> {
  const result = await autocannon({
    ...{ url, requests, connections, duration: seconds },
    ...(rate !== undefined && { overallRate: rate }),
  });
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    answers: result['2xx'],
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

/** Loads several servers at once. */
export async function loadAll(loads: readonly Load[]): Promise<Outcome> {
  const outcomes = await Promise.all(loads.map(load));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    perSecond: sum(({ perSecond }) => perSecond),
    p50: Math.max(...outcomes.map(({ p50 }) => p50)),
    p99: Math.max(...outcomes.map(({ p99 }) => p99)),
    answers: sum(({ answers }) => answers),
    failures: sum(({ failures }) => failures),
  };
}
