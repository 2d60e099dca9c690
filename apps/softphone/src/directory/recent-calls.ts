import type { Call } from '@cordboard/contracts';

/** A person this rep spoke with, or failed to, lately. */
export interface RecentCall {
  callSid: string;
  /** A number or a client name. */
  address: string;
  kind: 'outgoing' | 'incoming' | 'missed';
  startedAt: string;
  /** What came of it, in a word or two. */
  result: string;
}

const results: Readonly<Partial<Record<Call['status'], string>>> = {
  busy: 'busy',
  'no-answer': 'no answer',
  failed: 'not reached',
  canceled: 'given up',
};

function talked(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function recentOf(call: Call, clientName: string): RecentCall {
  const isMine = call.from === `client:${clientName}`;
  const address = (isMine ? call.to : call.from).replace(/^client:/, '');
  // One that goes on, in another tab or with another rep, has no duration yet; nor was it missed.
  const isAnswered = call.answeredAt !== null;
  const isTakenByOther =
    !isMine && call.clientName !== null && call.clientName !== clientName && !isToMe(call, clientName);
  const kind = isMine ? 'outgoing' : isAnswered ? 'incoming' : 'missed';
  const result = isTakenByOther
    ? `taken by ${call.crmUser ?? call.clientName}`
    : call.refusal
      ? 'refused'
      : isAnswered
        ? call.durationSeconds === null
          ? 'answered'
          : talked(call.durationSeconds)
        : kind === 'missed'
          ? 'missed'
          : (results[call.status] ?? call.status);
  return { callSid: call.callSid, address, kind, startedAt: call.startedAt, result };
}

function isToMe(call: Call, clientName: string): boolean {
  return call.to === `client:${clientName}`;
}

/** The latest call with each of the last few people, newest first. */
export function recentCalls(calls: readonly Call[], clientName: string, count: number): RecentCall[] {
  const seen = new Set<string>();
  const recent: RecentCall[] = [];
  for (const call of calls) {
    const entry = recentOf(call, clientName);
    if (seen.has(entry.address) || !entry.address) continue;
    seen.add(entry.address);
    recent.push(entry);
  }
  return recent.slice(0, count);
}
