import type { Leg } from '../calls/leg.js';
import { playRingback } from '../media/tones.js';
import { dialTimeoutGraceMs, earlyMediaForNumbers, statusOfLosingLeg } from '../unverified-choices.js';
import { flagAttribute, methodAttribute, numberAttribute } from './attributes.js';
import { bridgeUntilOver } from './bridge.js';
import { callerIdFor } from './caller-id.js';
import { dialParameters, statusOfGroup, type DialOutcome } from './dial-outcome.js';
import { nounsOf, type DialNoun } from './dial-targets.js';
import type { TwimlElement } from './parse-twiml.js';
import { ringTogether } from './ring-group.js';
import { answerCall, goOn, resolveUrl, type Next, type Verb, type VerbRun } from './verb.js';

/**
 * Rings one or several parties, connects the caller to the first that answers, and reports how it went.
 *
 * The caller is answered at once and hears ringback, or (answerOnBridge) rings on until the bridge. When the caller hangs
 * up, the action is requested all the same and its answer discarded. When another document takes over by REST, it is not.
 */
export const dial: Verb = async (element, run) => {
  const answersOnBridge = flagAttribute(element, 'answerOnBridge');
  if (!answersOnBridge) answerCall(run);
  const nouns = nounsOf(element, run);
  run.leg.note('dialled', nouns.map(({ target }) => targetName(target)).join(', '));
  const outcome = await dialInTurn(element, run, nouns);
  run.noteDial(outcome);
  return afterDial(element, run, outcome);
};

async function dialInTurn(element: TwimlElement, run: VerbRun, nouns: DialNoun[]): Promise<DialOutcome> {
  const rounds = flagAttribute(element, 'sequential') ? nouns.map((noun) => [noun]) : [nouns];
  let outcome: DialOutcome = { status: 'failed', wasBridged: false };
  for (const round of rounds) {
    outcome = await dialTogether(element, run, round);
    if (outcome.wasBridged || outcome.status === 'canceled' || run.signal.aborted) break;
  }
  return outcome;
}

async function dialTogether(element: TwimlElement, run: VerbRun, nouns: DialNoun[]): Promise<DialOutcome> {
  const { clock, network } = run.services;
  const legs = nouns.map((noun) => createChild(element, run, noun));
  const giveUp = new AbortController();
  const timeoutMs = numberAttribute(element, 'timeout', { least: 1, most: 600, otherwise: 30 }) * 1_000;
  const cancelTimeout = clock.after(timeoutMs + dialTimeoutGraceMs, () => giveUp.abort());
  const starRequested = hangUpOnStar(element, run, () => giveUp.abort());
  const leave = () => giveUp.abort();
  run.signal.addEventListener('abort', leave, { once: true });
  if (run.signal.aborted) leave();
  const targets = new Map(legs.map((leg, index) => [leg, nouns[index]?.target]));
  const winner = await ringTogether({
    legs,
    start(leg) {
      const target = targets.get(leg);
      leg.initiate();
      if (target) network.reach(leg, target);
    },
    onFirstRinging: () => announceRinging(run, nouns),
    giveUp: giveUp.signal,
    statusWhenGivenUp: () => (run.signal.aborted || starRequested.isPressed ? statusOfLosingLeg : 'no-answer'),
  });
  cancelTimeout();
  run.signal.removeEventListener('abort', leave);
  starRequested.stop();
  if (!winner) {
    if (starRequested.isPressed) return { status: 'canceled', wasBridged: false, ...one(legs) };
    if (giveUp.signal.aborted) return { status: 'no-answer', wasBridged: false, ...one(legs) };
    return { status: statusOfGroup(legs.map(({ status }) => status)), wasBridged: false, ...one(legs) };
  }
  const timeLimit = numberAttribute(element, 'timeLimit', { least: 1, most: 86_400, otherwise: 14_400 });
  const wasBridged = await bridgeUntilOver(run, winner, {
    timeLimitMs: timeLimit * 1_000,
    hangsUpOnStar: flagAttribute(element, 'hangupOnStar'),
  });
  return { status: 'completed', wasBridged, child: winner };
}

function createChild(element: TwimlElement, run: VerbRun, noun: DialNoun): Leg {
  const { calls, statusCallbacks } = run.services;
  const callerId = callerIdFor(element.attributes['callerId'], noun.target, run);
  const leg = calls.create({
    account: run.leg.account,
    direction: 'outbound-dial',
    from: callerId ?? run.leg.from,
    to: targetName(noun.target),
    parent: run.leg,
  });
  statusCallbacks.follow(leg, noun.statusCallback);
  if (callerId === undefined) leg.end('failed', { sipResponseCode: 403 });
  return leg;
}

/** The caller learns that somebody rings: as audio once it is answered, else by signalling and early media. */
function announceRinging(run: VerbRun, nouns: DialNoun[]): void {
  const { leg } = run;
  if (!leg.isAnswered)
    leg.farEnd.showRinging(earlyMediaForNumbers && nouns.some(({ target }) => target.kind === 'number'));
  void leg.line?.play(playRingback(), leg.ended);
}

function hangUpOnStar(
  element: TwimlElement,
  run: VerbRun,
  onStar: () => void,
): { isPressed: boolean; stop: () => void } {
  const state = { isPressed: false, stop: () => {} };
  if (!flagAttribute(element, 'hangupOnStar')) return state;
  state.stop = run.leg.onDigit((digit) => {
    if (digit !== '*') return;
    state.isPressed = true;
    onStar();
  });
  return state;
}

async function afterDial(element: TwimlElement, run: VerbRun, outcome: DialOutcome): Promise<Next> {
  run.leg.line?.stopPlaying();
  const reference = element.attributes['action'] ?? '';
  const url = reference === '' ? undefined : resolveUrl(run, reference);
  const hasLeft = run.leg.ended.aborted;
  if (url === undefined || (run.signal.aborted && !hasLeft)) return goOn;
  const request = { url, method: methodAttribute(element), parameters: dialParameters(outcome) };
  if (!hasLeft) return { kind: 'fetch', request };
  await run.services.documents.load(run.leg, request, undefined).catch(() => undefined);
  return goOn;
}

function targetName(target: DialNoun['target']): string {
  return target.kind === 'client' ? `client:${target.identity}` : target.number;
}

function one(legs: readonly Leg[]): { child?: Leg } {
  const [child] = legs;
  return child ? { child } : {};
}
