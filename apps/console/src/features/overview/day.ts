const dayMs = 24 * 60 * 60_000;

/** A day like 2026-03-01; anything else is left out. */
export function readOverviewSearch(search: Record<string, unknown>): { day?: string } {
  const { day } = search;
  const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay ? { day } : {};
}

/** The day that is `days` later, in UTC as the figures are. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

export const todayInUtc = (now = Date.now()): string => new Date(now).toISOString().slice(0, 10);
