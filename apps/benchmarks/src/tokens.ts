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

interface Contender {
  readonly name: string;
  readonly pids: readonly number[];
  readonly loads: readonly Load[];
  readonly outcomes: (Outcome & { cpu: number })[];
}

async function main(): Promise<void> {
  const api = await ApiInProduction.prepare();
  const servers = await Promise.all(
    ['node-http', 'bare-fastify', 'quickstart'].map((name) =>
      startProgram(new URL(`servers/${name}.js`, import.meta.url).pathname),
    ),
  );
  try {
    const [first, second] = [await api.start(), await api.start()];
    const company = await api.createCompany(first, clientNames);
    const requests = requestsWith(company.apiKey);
    const [node, fastify, quickstart] = servers.map(({ message }) => {
      const { port } = message as { port: number };
      return { url: `http://127.0.0.1:${port}`, requests, seconds };
    }) as [Load, Load, Load];
    const ours = [first, second].map((url) => ({ url, requests, seconds }));
    const [nodePid, fastifyPid, quickstartPid] = servers.map(({ child }) => pidOf(child)) as [number, number, number];
    const [firstPid, secondPid] = [pidOf(api.process(first)), pidOf(api.process(second))];
    const contenders: Contender[] = [
      { name: 'node:http, a fixed answer', pids: [nodePid], loads: [node], outcomes: [] },
      { name: 'Fastify, a fixed answer', pids: [fastifyPid], loads: [fastify], outcomes: [] },
      { name: 'the quickstart: Express and twilio', pids: [quickstartPid], loads: [quickstart], outcomes: [] },
      { name: 'Cordboard, one process', pids: [firstPid], loads: ours.slice(0, 1), outcomes: [] },
      { name: 'Cordboard, two processes', pids: [firstPid, secondPid], loads: ours, outcomes: [] },
    ];
    for (let round = 0; round <= rounds; round += 1) {
      for (const { pids, loads, outcomes } of contenders) {
        const before = await usedCpu(pids);
        const outcome = await loadAll(loads);
        const cpu = (await usedCpu(pids)) - before;
        // The first round is for the machine to get warm.
        if (round > 0) outcomes.push({ ...outcome, cpu });
      }
    }
    report(contenders);
    await atHalfOfCapacity(contenders[3], { url: first, requests, seconds: 10 });
    await webhooks(api, first, company);
  } finally {
    for (const { child } of servers) await stopProgram(child);
    await api.stop();
  }
}

const pidOf = ({ pid }: ChildProcess): number => pid ?? Number.NaN;

/** Microseconds of the server's CPU for an answer: what a second process, or a third, has to be given once more. */
const costOf = (contender: Contender) => median(contender.outcomes.map(({ cpu, answers }) => cpu / answers));

const capacityOf = (contender: Contender | undefined) =>
  median((contender?.outcomes ?? []).map(({ perSecond }) => perSecond));

function report(contenders: readonly Contender[]): void {
  process.stdout.write(`\nTokens a second, median of ${rounds} rounds of ${seconds} s, ${cpus().length} cores\n`);
  for (const contender of contenders) {
    const failures = contender.outcomes.reduce((sum, outcome) => sum + outcome.failures, 0);
    const cost = `${costOf(contender).toFixed(0).padStart(5)} µs of its CPU each`;
    tell(contender.name, `${whole(capacityOf(contender)).padStart(7)}   ${cost}   ${failures} failures`);
  }
  const [, fastify, quickstart, one, two] = contenders.map(capacityOf) as [number, number, number, number, number];
  tell('one process, as a part of Fastify with a fixed answer (≥ 0.5)', (one / fastify).toFixed(2));
  tell('one process, times the quickstart (≥ 10)', (one / quickstart).toFixed(1));
  tell('two processes, times one (≥ 1.6)', (two / one).toFixed(2));
}

async function atHalfOfCapacity(contender: Contender | undefined, one: Load): Promise<void> {
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
