import type { Leg } from '../calls/leg.js';
import { playDigits } from '../media/tones.js';
import type { VerbRun } from './verb.js';
import { answerCall } from './verb.js';

/**
 * Connects the caller to the party that answered, until one of them hangs up, the time limit is reached, the caller
 * presses `*` (where that is asked for), or another document takes one of them over. Afterwards the child has ended,
 * unless it was the child that left.
 */
export async function bridgeUntilOver(
  run: VerbRun,
  child: Leg,
  { timeLimitMs, hangsUpOnStar }: { timeLimitMs: number; hangsUpOnStar: boolean },
): Promise<boolean> {
  const parent = run.leg;
  if (run.signal.aborted) {
    child.end('completed');
    return false;
  }
  answerCall(run);
  if (parent.line && child.line) parent.line.bridge(child.line);
  parent.note('bridged', child.sid);
  child.note('bridged', parent.sid);
  await new Promise<void>((resolve) => {
    const stops = [
      run.services.clock.after(timeLimitMs, () => {
        child.note('time-limit');
        finish();
      }),
      relayDigits(parent, child, (digit) => hangsUpOnStar && digit === '*' && finish()),
      relayDigits(child, parent),
    ];
    const finish = () => {
      for (const stop of stops) stop();
      child.ended.removeEventListener('abort', finish);
      child.left.removeEventListener('abort', finish);
      run.signal.removeEventListener('abort', finish);
      resolve();
    };
    child.ended.addEventListener('abort', finish, { once: true });
    child.left.addEventListener('abort', finish, { once: true });
    run.signal.addEventListener('abort', finish, { once: true });
    if (child.ended.aborted || run.signal.aborted) finish();
  });
  parent.line?.unbridge();
  if (!child.left.aborted) child.end('completed');
  return true;
}

/** Keys are heard as tones at the other side, and shown to a party that has a display. */
function relayDigits(from: Leg, to: Leg, alsoTell?: (digit: string) => unknown): () => void {
  return from.onDigit((digit) => {
    void to.line?.play(playDigits(digit), to.ended);
    to.farEnd.showDigits?.(digit);
    to.note('heard-digit', digit);
    alsoTell?.(digit);
  });
}
