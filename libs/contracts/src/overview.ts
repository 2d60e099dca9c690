import { z } from 'zod';

/** A day runs from midnight to midnight UTC. Today where it is left out. */
export const overviewQuery = z.strictObject({ day: z.iso.date('A day is written like 2026-03-01').optional() });

const count = z.int().nonnegative();
const counts = z.strictObject({
  /** Calls that began in this time. */
  calls: count,
  answered: count,
  /** Incoming calls that ended without an answer. */
  missed: count,
});

export const overview = counts.extend({
  day: z.iso.date(),
  /** Answered of those that have ended, from 0 to 1; null while none has. */
  answerRate: z.number().min(0).max(1).nullable(),
  /** From answer to end, over all calls that have ended. */
  talkSeconds: count,
  /** All 24, in order; `hour` is that of UTC. */
  hours: z.array(counts.extend({ hour: z.int().min(0).max(23) })),
});
export type Overview = z.infer<typeof overview>;
