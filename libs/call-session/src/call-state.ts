import type { CallOutcome } from './call-outcome.js';
import { IllegalMove } from './line-state.js';

/** The other side. `address` is what is dialled or who calls; `label` what a person reads. */
export interface Peer {
  address: string;
  label: string;
}

interface CallFacts {
  direction: 'outgoing' | 'incoming';
  peer: Peer;
  /** The number that was called, for an incoming call that came over one. */
  calledNumber: string | null;
  /** The SID under which the call is in the log: the first leg's. Null until it is known. */
  callSid: string | null;
  startedAt: number;
  answeredAt: number | null;
  isMuted: boolean;
  /** The tones sent so far. */
  digits: string;
}

type LivePhase = 'calling' | 'ringing' | 'incoming' | 'answering' | 'in-call' | 'reconnecting';

export type LiveCall = CallFacts & { phase: LivePhase };
export type EndedCall = CallFacts & { phase: 'ended'; endedAt: number; outcome: CallOutcome };

/**
 * The call, of which there is at most one.
 *
 * ```
 *          dial()           ringing            accepted
 *   idle ──────────▶ calling ──────▶ ringing ──────────▶ in-call ◀──▶ reconnecting
 *    │                   └────────── accepted ─────────────▲
 *    │ incoming                     answer()               │ accepted
 *    └─────────────▶ incoming ─────────────▶ answering ────┘
 *
 *   every one of them but idle ──▶ ended ──dismiss()──▶ idle
 *                                    └──dial(), incoming──▶ calling, incoming
 * ```
 */
export type CallState = { phase: 'idle' } | LiveCall | EndedCall;

export type CallPhase = CallState['phase'];

const moves: Readonly<Record<CallPhase, readonly CallPhase[]>> = {
  idle: ['calling', 'incoming'],
  calling: ['calling', 'ringing', 'in-call', 'ended'],
  ringing: ['ringing', 'in-call', 'ended'],
  incoming: ['answering', 'ended'],
  answering: ['in-call', 'ended'],
  'in-call': ['in-call', 'reconnecting', 'ended'],
  reconnecting: ['reconnecting', 'in-call', 'ended'],
  ended: ['ended', 'idle', 'calling', 'incoming'],
};

/** The next state of the call, or an IllegalMove. */
export function moveCall(from: CallState, to: CallState): CallState {
  if (!moves[from.phase].includes(to.phase)) throw new IllegalMove('call', from.phase, to.phase);
  return to;
}

/** From the first attempt or ring until it has ended. */
export function isLive(call: CallState): call is LiveCall {
  return call.phase !== 'idle' && call.phase !== 'ended';
}
