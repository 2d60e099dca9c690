const dayMs = 24 * 60 * 60_000;

/** A day like 2026-03-01; anything else is left out. */
export function readOverviewSearch(search: Record<string, unknown>): { day?: string } {
  const { day } = search;
  const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay ? { day } : {};
}

/** The day that is `days` later; a day has no time zone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Swedish writes a date as ISO does. */
export const todayIn = (timeZone: string, now = Date.now()): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);

export const viewersTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
