import { setTimeout as wait } from 'node:timers/promises';

/** Twilio gives up after 15 s of silence, a caller long before that. */
export const answerDeadlineMilliseconds = 4_500;

export class DeadlinePassed extends Error {}

/** The work's result, or DeadlinePassed when it takes too long. The work itself goes on: it may still commit. */
export async function answerInTime<Result>(
  work: Promise<Result>,
  deadline = answerDeadlineMilliseconds,
): Promise<Result> {
  const timer = new AbortController();
  const late = wait(deadline, undefined, { signal: timer.signal }).then(() => {
    throw new DeadlinePassed(`No answer within ${deadline} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    timer.abort();
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}
