import { z } from 'zod';

/** A sickness of the REST API: requests are answered late, or refused, for ever or a few times. */
export const faultSettings = z
  .strictObject({
    /** Of which paths, `*` for anything: `*Applications*`. All, when left out. */
    match: z.string().min(1).max(300).optional(),
    delayMs: z.number().int().min(1).max(120_000).optional(),
    status: z.union([z.literal(429), z.literal(500), z.literal(503)], 'must be 429, 500 or 503').optional(),
    retryAfterSeconds: z.number().int().min(1).max(3_600).optional(),
    /** After so many requests it is over. */
    times: z.number().int().min(1).max(1_000_000).optional(),
  })
  .refine(({ delayMs, status }) => delayMs !== undefined || status !== undefined, 'needs delayMs, status, or both');

export type FaultSettings = z.output<typeof faultSettings>;

interface Fault {
  readonly id: string;
  readonly settings: FaultSettings;
  readonly pattern: RegExp;
  struck: number;
}

/** The sicknesses that are on, oldest first. The first that matches a request strikes it. */
export class Faults {
  private readonly faults: Fault[] = [];
  private made = 0;

  add(settings: FaultSettings): void {
    this.faults.push({ id: `F${++this.made}`, settings, pattern: patternOf(settings.match ?? '*'), struck: 0 });
  }

  clear(): void {
    this.faults.length = 0;
  }

  strike(path: string): FaultSettings | undefined {
    const fault = this.faults.find(
      ({ pattern, struck, settings: { times = Infinity } }) => pattern.test(path) && struck < times,
    );
    if (fault) fault.struck++;
    return fault?.settings;
  }

  list(): object[] {
    return this.faults.map(({ id, settings, struck }) => ({ id, ...settings, struck }));
  }
}

function patternOf(match: string): RegExp {
  const literals = match.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`);
}
