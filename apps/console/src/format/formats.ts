const minuteMs = 60_000;
const steps = [
  { unit: 'day', ms: 24 * 60 * minuteMs },
  { unit: 'hour', ms: 60 * minuteMs },
  { unit: 'minute', ms: minuteMs },
] as const;

export type Formats = ReturnType<typeof formatsOf>;

const known = new Map<string, Formats>();

/** How `locale` writes times, dates and numbers. Everything is shown in the viewer's own time zone, unless it says UTC. */
export function formatsFor(locale: string): Formats {
  const formats = known.get(locale) ?? formatsOf(locale);
  known.set(locale, formats);
  return formats;
}

function formatsOf(locale: string) {
  const dateTime = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, options);
    return (iso: string) => format.format(new Date(iso));
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const hourOfDay = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    /** 09:20 */
    time: dateTime({ hour: '2-digit', minute: '2-digit' }),
    /** 09:20:05 */
    second: dateTime({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    date: dateTime({ dateStyle: 'medium' }),
    moment: dateTime({ dateStyle: 'medium', timeStyle: 'short' }),
    /** A day such as 2026-03-01, with its weekday. */
    day: dateTime({ dateStyle: 'full', timeZone: 'UTC' }),
    /** 1 Mar */
    shortDay: dateTime({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
    /** An hour of a day, 0 to 23: "9:00 AM". */
    hour: (hour: number) => hourOfDay.format(Date.UTC(2000, 0, 1, hour)),
    whole: (value: number) => whole.format(value),
    /** An amount as Twilio tells it: "100.00". */
    money(amount: string, currency: string): string {
      if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`;
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
    },
    /** A country by its name. */
    country: (code: string) => regions.of(code) ?? code,
    /** A share of 1. */
    percent: (share: number) => percent.format(share),
    /** "12 days ago"; within the last minute, "this minute". */
    age(iso: string, now = Date.now()): string {
      const ageMs = now - Date.parse(iso);
      const step = steps.find(({ ms }) => Math.abs(ageMs) >= ms);
      return step ? relative.format(-Math.round(ageMs / step.ms), step.unit) : relative.format(0, 'minute');
    },
    /** Minutes and seconds, as a telephone shows them everywhere: 6:41, 1:02:03. */
    duration(seconds: number): string {
      const two = (value: number) => String(value).padStart(2, '0');
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor(seconds / 60) % 60;
      return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
    },
  };
}
