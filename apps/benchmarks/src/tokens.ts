/**
 * `npm run bench -- tokens`: tokens a second, beside what Node, Fastify and the official quickstart reach on the same
 * machine in the same run, the load on that machine too. Ours checks the key, applies the rules, signs, and keeps a
 * ledger.
 */
import type { ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { ApiInProduction, type Company } from './api-in-production.js';
import { usedCpu } from './cpu.js';
import { load, loadAll, type Load, type Outcome } from './load.js';
import { startProgram, stopProgram } from './processes.js';
import { callSid, signedWebhook } from './signed-webhook.js';
import { Steady } from './steady.js';
import { median, ninetyNine, tell, whole } from './tell.js';

const rounds = 3;
const seconds = 5;
const callsPerSecond = 50;
const clientNames = Array.from({ length: 100 }, (_, place) => `rep_${place}`);

const requestsWith = (apiKey: string): Load['requests'] =>
  clientNames.map((clientName) => ({
    method: 'POST',
    path: '/v1/tokens',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ clientName }),
  }));

/** What is beside ours, by the file in `servers/`. */
const others = {
  'node-http': 'node:http, a fixed answer',
  'bare-fastify': 'Fastify, a fixed answer',
  'library-parts': 'Fastify and the libraries that a token takes',
  quickstart: 'the quickstart: Express and twilio',
} as const;
type Name = keyof typeof others | 'one' | 'two';

interface Contender {
  readonly name: string;
  readonly pids: readonly number[];
  readonly loads: readonly Load[];
  readonly outcomes: (Outcome & { cpu: number })[];
}
type Contenders = ReadonlyMap<Name, Contender>;

async function main(): Promise<void> {
  const api = await ApiInProduction.prepare();
  const children: ChildProcess[] = [];
  try {
    const [first, second] = [await api.start(), await api.start()];
    const company = await api.createCompany(first, clientNames);
    const requests = requestsWith(company.apiKey);
    const at = (...urls: string[]) => urls.map((url) => ({ url, requests, seconds }));
    const contenders = new Map<Name, Contender>();
    for (const [file, name] of Object.entries(others) as [keyof typeof others, string][]) {
      const { child, message } = await startProgram(new URL(`servers/${file}.js`, import.meta.url).pathname);
      children.push(child);
      const loads = at(`http://127.0.0.1:${(message as { port: number }).port}`);
      contenders.set(file, { name, pids: [pidOf(child)], loads, outcomes: [] });
    }
    const pids = [first, second].map((url) => pidOf(api.process(url)));
    const ours = { name: 'Cordboard, one process', pids: pids.slice(0, 1), loads: at(first), outcomes: [] };
    contenders.set('one', ours);
    contenders.set('two', { name: 'Cordboard, two processes', pids, loads: at(first, second), outcomes: [] });
    await compete(contenders);
    report(contenders);
    await atHalfOfCapacity(ours, { url: first, requests, seconds: 10 });
    await webhooks(api, first, company);
  } finally {
    for (const child of children) await stopProgram(child);
    await api.stop();
  }
}

async function compete(contenders: Contenders): Promise<void> {
  for (let round = 0; round <= rounds; round += 1) {
    for (const { pids, loads, outcomes } of contenders.values()) {
      const before = await usedCpu(pids);
      const outcome = await loadAll(loads);
      const cpu = (await usedCpu(pids)) - before;
      // The first round is for the machine to get warm.
      if (round > 0) outcomes.push({ ...outcome, cpu });
    }
  }
}

const pidOf = ({ pid }: ChildProcess): number => pid ?? Number.NaN;

/** Microseconds of the server's CPU for an answer: what a second process, or a third, has to be given once more. */
const costOf = (contender: Contender) => median(contender.outcomes.map(({ cpu, answers }) => cpu / answers));

const capacityOf = ({ outcomes }: Contender) => median(outcomes.map(({ perSecond }) => perSecond));

function report(contenders: Contenders): void {
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  process.stdout.write(`\nTokens a second, median of ${rounds} rounds of ${seconds} s, ${machine}\n`);
  for (const contender of contenders.values()) {
    const failures = contender.outcomes.reduce((sum, outcome) => sum + outcome.failures, 0);
    const cost = `${costOf(contender).toFixed(0).padStart(5)} µs of its CPU each`;
    tell(contender.name, `${whole(capacityOf(contender)).padStart(7)}   ${cost}   ${failures} failures`);
  }
  const times = (name: Name, other: Name) => {
    const [one, another] = [contenders.get(name), contenders.get(other)];
    return one && another ? capacityOf(one) / capacityOf(another) : Number.NaN;
  };
  tell('one process, as a part of Fastify with a fixed answer (≥ 0.5)', times('one', 'bare-fastify').toFixed(2));
  tell('those libraries alone, as a part of it', times('library-parts', 'bare-fastify').toFixed(2));
  tell('one process, times the quickstart (≥ 10)', times('one', 'quickstart').toFixed(1));
  tell('two processes, times one (≥ 1.6)', times('two', 'one').toFixed(2));
}

async function atHalfOfCapacity(contender: Contender, one: Load): Promise<void> {
  const rate = Math.round(capacityOf(contender) / 2);
  const { p50, p99, failures } = await load({ ...one, rate });
  tell(`a token at ${whole(rate)} a second: median, 99 % (≤ 20 ms)`, `${p50} ms, ${p99} ms   ${failures} failures`);
}

/**
 * Calls that reps begin: signed by Twilio, judged by the rules, decided, written down, answered in TwiML. All of one
 * company's, whose calls are counted one after the other, and none of them ends. They come as calls do, whether the ones
 * before are answered or not.
 */
async function webhooks(api: ApiInProduction, url: string, company: Company): Promise<void> {
  const tokenIds: string[] = [];
  for (const clientName of clientNames) {
    tokenIds.push((await api.ask<{ tokenId: string }>(url, company, 'POST', '/v1/tokens', { clientName })).tokenId);
  }
  let count = 0;
  const calls = new Steady(callsPerSecond, async () => {
    const rep = (count += 1) % clientNames.length;
    const { path, headers, body } = signedWebhook(api.publicUrl, company, 'outgoing', {
      ...{ CallSid: callSid(count), CallStatus: 'ringing', Direction: 'inbound' },
      ...{ From: `client:${clientNames[rep]}`, To: '+14155550142', CordboardTokenId: tokenIds[rep] ?? '' },
    });
    const twiml = await (await fetch(url + path, { method: 'POST', headers, body })).text();
    if (!twiml.includes('<Number')) throw new Error(twiml);
  });
  calls.start();
  await calls.whenAnswered(callsPerSecond * 10);
  await calls.stop();
  const times = `${median(calls.times).toFixed(0)} ms, ${ninetyNine(calls.times).toFixed(0)} ms`;
  tell(
    `a call’s webhook at ${callsPerSecond} a second: median, 99 % (≤ 50 ms)`,
    `${times}   ${calls.failures} failures ${calls.reasons.join()}`,
  );
}

await main();
