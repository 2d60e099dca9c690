import { z } from 'zod';
import { destinationProblems, numberKinds } from './calling-words.js';
import { fieldRules } from './field-rules.js';

const country = z.string().regex(/^[A-Z]{2}$/, fieldRules.country);

/** A whole calling code or more of a number, so that nobody allows half the world by one digit. */
const leastAllowedDigits = 4;

/** How a number begins that is decided upon by itself, whatever its country and kind. */
export const callingException = z
  .strictObject({
    prefix: z.string().regex(/^\+[1-9]\d{0,14}$/, fieldRules.calling_prefix),
    /** May numbers that begin so be called? */
    allows: z.boolean(),
    note: z.string().trim().max(120),
  })
  .refine(({ allows, prefix }) => !allows || prefix.length > leastAllowedDigits, {
    path: ['prefix'],
    message: fieldRules.calling_prefix_too_wide,
  });
export type CallingException = z.infer<typeof callingException>;

const mostExceptions = 200;
const limits = {
  /** Outgoing calls that go on at once. */
  concurrentCalls: z.int().min(1).max(1_000),
  callsPerRepAndMinute: z.int().min(1).max(600),
  /** Of all outgoing calls together, from midnight to midnight UTC. */
  minutesPerDay: z.int().min(1).max(1_000_000),
};

/** Where a value comes from: Cordboard's own default, or this company. */
const source = z.enum(['default', 'company']);

/** Where a tenant's reps may call to, and how much. */
export const callingRules = z.strictObject({
  /** ISO 3166 alpha-2, sorted. What is in none of them is not called. */
  countries: z.array(country).max(300),
  /** Of several that fit a number, the longest decides. */
  exceptions: z.array(callingException).max(mostExceptions),
  ...limits,
  sources: z.strictObject({
    countries: source,
    concurrentCalls: source,
    callsPerRepAndMinute: source,
    minutesPerDay: source,
  }),
});
export type CallingRules = z.infer<typeof callingRules>;

/** What is left out stays as it is; null is the default again, which for the countries is the tenant's own. */
export const changeCallingRules = z
  .strictObject({
    countries: callingRules.shape.countries.nullable(),
    exceptions: callingRules.shape.exceptions.refine(
      (exceptions) => new Set(exceptions.map(({ prefix }) => prefix)).size === exceptions.length,
      fieldRules.calling_prefix_twice,
    ),
    concurrentCalls: limits.concurrentCalls.nullable(),
    callsPerRepAndMinute: limits.callsPerRepAndMinute.nullable(),
    minutesPerDay: limits.minutesPerDay.nullable(),
  })
  .partial();
export type ChangeCallingRules = z.infer<typeof changeCallingRules>;

/** Generous, and yet an end to what a stolen sign-in can cost in a night. */
export const defaultCallingLimits = {
  concurrentCalls: 50,
  callsPerRepAndMinute: 30,
  minutesPerDay: 12_000,
} as const;

/** How much of the limits is used now. */
export const callingUse = z.strictObject({
  day: z.iso.date(),
  concurrentCalls: z.int().nonnegative(),
  /** The most that any one rep has called in the last 60 seconds. */
  callsOfBusiestRep: z.int().nonnegative(),
  /** Talked today, calls that go on included. */
  secondsToday: z.int().nonnegative(),
});
export type CallingUse = z.infer<typeof callingUse>;

export const tryDestinationQuery = z.strictObject({
  /** In any spelling that a rep may type. */
  number: z.string().trim().min(1).max(120),
});

/** Whether a number may be called, and why not. */
export const destinationVerdict = z.strictObject({
  isAllowed: z.boolean(),
  /** As it would be dialled; null for what is no number. */
  number: z.string().nullable(),
  /** Null for a number that belongs to no country. */
  country: country.nullable(),
  /** Null for a number that no country's plan has. */
  numberKind: z.enum(numberKinds).nullable(),
  /** The exception that decided. */
  exception: z.string().nullable(),
  problem: z.enum(destinationProblems).nullable(),
  /** What the rep would hear. */
  sentence: z.string().nullable(),
});
export type DestinationVerdict = z.infer<typeof destinationVerdict>;

const stop = z.strictObject({ since: z.iso.datetime() }).nullable();

/** No outgoing call begins while one of them has stopped them. */
export const callingStop = z.strictObject({ company: stop, operator: stop });
export type CallingStop = z.infer<typeof callingStop>;

export const stopCalls = z.strictObject({
  /** Also hang up the outgoing calls that go on. */
  endCalls: z.boolean().default(false),
});
export type StopCalls = z.infer<typeof stopCalls>;

export const stoppedCalls = z.strictObject({
  stop: callingStop,
  /** Calls that Twilio was told to end, and calls of which it did not accept that: these go on. */
  endedCalls: z.int().nonnegative(),
  callsNotEnded: z.int().nonnegative(),
});
export type StoppedCalls = z.infer<typeof stoppedCalls>;
