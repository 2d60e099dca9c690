import { setTimeout as wait } from 'node:timers/promises';

/** When who waits for an answer has waited too long: a port, so that a test can say when. */
export abstract class AnswerDeadline {
  /** Begins now; is fulfilled when it has passed. The signal calls it off. */
  abstract pass(signal: AbortSignal): Promise<void>;
}

export const deadlineAfter = (milliseconds: number): AnswerDeadline => ({
  pass: (signal) => wait(milliseconds, undefined, { signal }),
});

/** Twilio gives up after 15 s of silence, a caller long before that. */
export const systemAnswerDeadline = deadlineAfter(4_500);

export class DeadlinePassed extends Error {}

/** The work's result, or DeadlinePassed when it takes too long. The work itself goes on: it may still commit. */
export async function answerInTime<Result>(work: Promise<Result>, deadline: AnswerDeadline): Promise<Result> {
  const waiting = new AbortController();
  const late = deadline.pass(waiting.signal).then(() => {
    throw new DeadlinePassed('No answer before the deadline');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}
