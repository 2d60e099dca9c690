import type { ClientId } from '@cordboard/contracts';

/** What the call log knows of a call. */
export interface CallProgress {
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly durationSeconds: number | null;
}

/** A call that was let begin. */
export interface AdmittedCall extends CallProgress {
  readonly callSid: string;
  readonly clientId: ClientId;
  readonly admittedAt: Date;
  readonly grantedSeconds: number;
}

/** What a tenant's outgoing calls come to at one moment. */
export interface Stock {
  /** Those that are not written off yet, ended ones included. */
  readonly calls: readonly AdmittedCall[];
  readonly liveCalls: readonly AdmittedCall[];
  /** Of the last 60 seconds. */
  readonly recentCallsOf: ReadonlyMap<ClientId, number>;
  /** Talked today by calls that have ended, and granted to those that go on: more they cannot come to. */
  readonly committedSeconds: number;
  /** Talked today up to now. */
  readonly usedSeconds: number;
  /** Calls that nothing more will be asked about, and what they add to their day. */
  readonly settled: readonly { callSid: string; seconds: number }[];
}

const minute = 60_000;
/** Nobody rings longer than 30 seconds, and what Twilio tells of it is here soon after. */
const longestUnanswered = 1.5 * minute;

/**
 * A call holds its place until its end is known. Where that is never told, until it must have ended: a minute and a half
 * after it was let begin if nobody is known to have answered, else when its time limit has run out.
 */
export function takeStock(calls: readonly AdmittedCall[], day: string, settledSeconds: number, now: Date): Stock {
  const time = now.getTime();
  const isLive = (call: AdmittedCall) => call.endedAt === null && time < latestEndOf(call);
  const ofToday = calls.filter(({ admittedAt }) => dayOf(admittedAt) === day);
  const sum = (seconds: (call: AdmittedCall) => number) =>
    ofToday.reduce((total, call) => total + seconds(call), settledSeconds);
  const recentCallsOf = new Map<ClientId, number>();
  for (const { clientId, admittedAt } of calls) {
    // What lies further ahead was admitted before somebody put the clock back.
    if (Math.abs(time - admittedAt.getTime()) < minute)
      recentCallsOf.set(clientId, (recentCallsOf.get(clientId) ?? 0) + 1);
  }
  return {
    calls,
    liveCalls: calls.filter(isLive),
    recentCallsOf,
    committedSeconds: sum((call) => (isLive(call) ? call.grantedSeconds : talkedSeconds(call))),
    usedSeconds: sum((call) => (isLive(call) ? talkedUntil(call, time) : talkedSeconds(call))),
    settled: calls
      // What Twilio tells of an end may still be put right a moment later.
      .filter((call) => !isLive(call) && time - (call.endedAt?.getTime() ?? latestEndOf(call)) >= minute)
      .filter(({ admittedAt }) => time - admittedAt.getTime() >= minute)
      .map((call) => ({ callSid: call.callSid, seconds: dayOf(call.admittedAt) === day ? talkedSeconds(call) : 0 })),
  };
}

/** In UTC. */
export const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

function latestEndOf({ admittedAt, answeredAt, grantedSeconds }: AdmittedCall): number {
  return answeredAt === null
    ? admittedAt.getTime() + longestUnanswered
    : answeredAt.getTime() + grantedSeconds * 1000 + minute;
}

/** Of a call that is live no more. */
function talkedSeconds({ answeredAt, endedAt, durationSeconds, grantedSeconds }: AdmittedCall): number {
  if (endedAt !== null) return durationSeconds ?? 0;
  return answeredAt === null ? 0 : grantedSeconds;
}

const talkedUntil = ({ answeredAt }: AdmittedCall, time: number) =>
  answeredAt === null ? 0 : Math.max(0, Math.round((time - answeredAt.getTime()) / 1000));
