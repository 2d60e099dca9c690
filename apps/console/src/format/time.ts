/** Everything is shown in the viewer's own time zone and locale. */
const timeOnly = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const timeWithSeconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dateOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const minuteMs = 60_000;
const steps = [
  { unit: 'day', ms: 24 * 60 * minuteMs },
  { unit: 'hour', ms: 60 * minuteMs },
  { unit: 'minute', ms: minuteMs },
] as const;

export const formatTime = (iso: string) => timeOnly.format(new Date(iso));
export const formatSecond = (iso: string) => timeWithSeconds.format(new Date(iso));
export const formatDate = (iso: string) => dateOnly.format(new Date(iso));
export const formatMoment = (iso: string) => dateAndTime.format(new Date(iso));

/** "12 days ago"; within the last minute, "this minute". */
export function formatAge(iso: string, now = Date.now()): string {
  const ageMs = now - Date.parse(iso);
  const step = steps.find(({ ms }) => Math.abs(ageMs) >= ms);
  return step ? relative.format(-Math.round(ageMs / step.ms), step.unit) : relative.format(0, 'minute');
}

/** Minutes and seconds, as a telephone shows them: 6:41, 1:02:03. */
export function formatDuration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The beginning of today where the viewer is. */
export function startOfToday(now = new Date()): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate());
}
