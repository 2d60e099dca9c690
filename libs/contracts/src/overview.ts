import { z } from 'zod';
import { fieldRules } from './field-rules.js';

/** An IANA name, such as Europe/Berlin. */
export const timeZone = z.string().max(64).refine(isTimeZone, fieldRules.time_zone);

const day = z.iso.date(fieldRules.day);

/** A day runs from midnight to midnight in the time zone. Today where it is left out. */
export const overviewQuery = z.strictObject({ day: day.optional(), timeZone: timeZone.default('UTC') });

const count = z.int().nonnegative();
const counts = z.strictObject({
  /** Calls that began in this time. */
  calls: count,
  answered: count,
  /** Incoming calls that ended without an answer. */
  missed: count,
});

/** Why an incoming call was not answered. */
export const missedReasons = ['nobody-reachable', 'nobody-answered', 'caller-left', 'declined', 'failed'] as const;
export type MissedReason = (typeof missedReasons)[number];

export const overview = counts.extend({
  day: z.iso.date(),
  timeZone,
  /** Answered of those that have ended, from 0 to 1; null while none has. */
  answerRate: z.number().min(0).max(1).nullable(),
  /** From answer to end, over all calls that have ended. */
  talkSeconds: count,
  /** Calls that go on now, whenever they began. */
  liveCalls: count,
  /** Tokens issued on this day. */
  tokensIssued: count,
  /** The commonest first; reasons without a call are left out. */
  missedBecause: z.array(z.strictObject({ reason: z.enum(missedReasons), calls: count })),
  /** All 24, in order; `hour` is that of the time zone's clock, which goes back once a year. */
  hours: z.array(counts.extend({ hour: z.int().min(0).max(23) })),
});
export type Overview = z.infer<typeof overview>;

export const mostOverviewDays = 92;

export const overviewDaysQuery = z
  .strictObject({ from: day, to: day, timeZone: timeZone.default('UTC') })
  .refine(({ from, to }) => daysFrom(from, to) >= 1, { path: ['to'], message: fieldRules.days_reversed })
  .refine(({ from, to }) => daysFrom(from, to) <= mostOverviewDays, {
    path: ['to'],
    message: fieldRules.days_too_many,
  });

export const overviewDays = z.strictObject({
  timeZone,
  /** Every day from the first to the last, those without a call included. */
  data: z.array(counts.extend({ day: z.iso.date(), talkSeconds: count })),
});
export type OverviewDays = z.infer<typeof overviewDays>;

/** How many days there are from the first to the last, both counted. */
function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

function isTimeZone(name: string): boolean {
  try {
    // An offset such as +02:00 is taken by Intl too, and read the other way round by Postgres.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
